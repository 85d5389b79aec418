import { Copy } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { copyText } from "../../parts/copy-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import styles from "./code.module.css";

interface CodeProps {
  /** Names what it is. */
  readonly label: string;
  readonly code: string;
}

/** Lines to be taken along as they stand. */
export function Code({ label, code }: CodeProps) {
  const { t } = useWords();
  const text = useRef<HTMLPreElement>(null);
  const copy = async () => {
    if (await copyText(code)) return tell(t("collect:code.copied"), { key: "copy" });
    // Browsers lend the clipboard to pages under TLS and of this computer alone.
    if (text.current) getSelection()?.selectAllChildren(text.current);
    return tell(t("collect:code.byHand"), { key: "copy" });
  };
  return (
    <div className={styles.frame} role="group" aria-label={label}>
      <pre className={styles.code} ref={text} translate="no">
        {code}
      </pre>
      <Button size="small" onPress={() => void copy()}>
        <Copy aria-hidden />
        {t("common:copy")}
      </Button>
    </div>
  );
}
