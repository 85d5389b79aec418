import { settingNames } from "@itinera/core";
import type { AuditLine } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import styles from "./audit-page.module.css";

interface AuditRowProps {
  readonly line: AuditLine;
}

/** Ids say little to people; where there is a name beside them, that is shown. */
const told = ["name", "email", "role", "was", "kind", "what", "scopes"] as const;

export function AuditRow({ line }: AuditRowProps) {
  const { t, format } = useWords();
  const { action, at, who, name, address, about } = line;
  const byWhom = () => {
    if (name !== "") return name;
    if (who === "operator") return t("audit:operator");
    if (who === "server") return t("audit:server");
    return t(who.startsWith("share ") ? "audit:link" : "audit:nobody");
  };
  const words = [
    ...told.flatMap((key) => about[key] ?? []),
    ...settingNames.filter((one) => one in about).map((one) => t(`settings:name.${one}`)),
    ...(about["entries"] === undefined ? [] : [t("audit:entries", { count: Number(about["entries"]) })]),
  ];
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
