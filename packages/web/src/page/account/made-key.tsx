import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import styles from "./keys-part.module.css";

interface MadeKeyProps {
  readonly made: { readonly name: string; readonly token: string };
  readonly onDone: () => void;
}

/** A new key, this once: what is kept of it does not tell it. */
export function MadeKey({ made: { name, token }, onDone }: MadeKeyProps) {
  const { t } = useWords();
  return (
    <div className={styles.made}>
      <Banner kind="hint" title={t("keys:made.once")} text={t("keys:made.text")} />
      <CopyField label={t("keys:made.token", { name })} value={token} copied={t("keys:made.copied")} />
      <div className={styles.use}>
        <p>{t("keys:made.use")}</p>
        <code className={styles.example}>
          {`curl -H "Authorization: Bearer itk_…" ${location.origin}/v1/maps`}
        </code>
      </div>
      <div>
        <Button onPress={onDone}>{t("keys:made.kept")}</Button>
      </div>
    </div>
  );
}
