import type { AuditLine } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { aboutWords, type KnownNames } from "./about-words.ts";
import styles from "./audit-page.module.css";

interface AuditRowProps {
  readonly line: AuditLine;
  readonly known: KnownNames;
}

/** An entry: who did what, when and from where. */
export function AuditRow({ line, known }: AuditRowProps) {
  const { t, format } = useWords();
  const { action, at, who, name, address } = line;
  const byWhom = () => {
    if (name !== "") return name;
    if (who === "operator") return t("audit:operator");
    if (who === "server") return t("audit:server");
    return t(who.startsWith("share ") ? "audit:link" : "audit:nobody");
  };
  const words = aboutWords(t, line, known);
  return (
    <tr className={styles.row}>
      <td className={styles.when} data-name={t("audit:column.when")}>
        {format.moment(at)}
      </td>
      <td data-name={t("audit:column.who")}>{byWhom()}</td>
      <td data-name={t("audit:column.what")}>
        {t(`audit:action.${action}`)}
        {words.length > 0 && <span className={styles.about}>{words.join(", ")}</span>}
      </td>
      <td className={styles.address} data-name={t("audit:column.from")}>
        {address}
      </td>
    </tr>
  );
}
