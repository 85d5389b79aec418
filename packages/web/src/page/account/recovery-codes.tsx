import { Copy, Download } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { tell } from "../../parts/toasts.tsx";
import styles from "./account-page.module.css";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Each signs in once, should the authenticator be lost. They are shown this once. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useWords();
  const text = `${codes.join("\n")}\n`;
  // Browsers have a clipboard under TLS and on the computer itself only.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = async () => {
    await clipboard?.writeText(text);
    tell(t("account:recovery.copied"));
  };
  return (
    <>
      <p className={styles.told}>{t("account:recovery.text")}</p>
      <ul className={styles.codes} aria-label={t("account:recovery.label")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {clipboard && (
          <Button onPress={() => void copy()}>
            <Copy aria-hidden />
            {t("account:recovery.copy")}
          </Button>
        )}
        <Button onPress={() => save(text)}>
          <Download aria-hidden />
          {t("account:recovery.download")}
        </Button>
        <Button look="ink" onPress={onDone}>
          {t("account:recovery.kept")}
        </Button>
      </div>
    </>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "itinera-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}
