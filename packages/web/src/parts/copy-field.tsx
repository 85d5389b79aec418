import { Copy } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../app/language.tsx";
import { Button, type ButtonLook } from "./button.tsx";
import styles from "./copy-field.module.css";
import { TextField } from "./text-field.tsx";
import { tell } from "./toasts.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Said when it is copied. */
  readonly copied: string;
  /** Of the button. */
  readonly look?: ButtonLook;
  /** Whoever comes here comes to copy it. */
  readonly autoFocus?: boolean;
}

/** Something to be taken along as it stands: a link. */
export function CopyField({ label, value, copied, look = "ink", autoFocus = false }: CopyFieldProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    if (await copyText(value)) return tell(copied, { key: "copy" });
    // Browsers lend the clipboard to pages under TLS and of this computer alone.
    field.current?.focus();
    field.current?.select();
    return tell(t("common:copyByHand"), { key: "copy" });
  };
  return (
    <div className={styles.line} role="group" aria-label={label}>
      <div className={styles.field}>
        <TextField
          label={label}
          ref={field}
          value={value}
          isReadOnly
          onFocus={() => field.current?.select()}
        />
      </div>
      <Button look={look} autoFocus={autoFocus} onPress={() => void copy()}>
        <Copy aria-hidden />
        {t("common:copy")}
      </Button>
    </div>
  );
}

/** False where the browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
