import { useWords } from "../../app/language.tsx";
import { Plate } from "../plate/plate.tsx";
import styles from "./sign-in.module.css";

/** Nobody has a password: only whoever started the server can come in, by the link that it printed. */
export function NoPasswordYet() {
  const { t } = useWords();
  return (
    <Plate title={t("account:byLink.title")} lead={<p>{t("account:byLink.text")}</p>}>
      <pre className={styles.printed}>
        <code>{`${location.origin}/enter#…`}</code>
      </pre>
      <p className={styles.note}>{t("account:byLink.another")}</p>
      <pre className={styles.printed}>
        <code>itinera user reset owner@localhost --sign-in</code>
      </pre>
    </Plate>
  );
}
