import { columnRoles, type ColumnRole } from "@itinera/core";
import type { Preview, PreviewColumn } from "@itinera/protocol";
import { Check, CircleAlert, Clock, Globe, Layers, List, Target, User } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import type { Choice } from "../../parts/choice.ts";
import { Scroller } from "../../parts/scroller.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./columns-table.module.css";

type RoleChoice = ColumnRole | "property";

const icons: Readonly<Record<RoleChoice, ReactNode>> = {
  case: <Layers aria-hidden />,
  person: <User aria-hidden />,
  activity: <Target aria-hidden />,
  time: <Clock aria-hidden />,
  channel: <Globe aria-hidden />,
  property: <List aria-hidden />,
};

interface ColumnsTableProps {
  readonly preview: Preview;
  /** Absent: the columns are only shown. */
  readonly onRole?: ((column: string, role: ColumnRole | null) => void) | undefined;
}

/** The first rows of a file, and above each column what it is. */
export function ColumnsTable({ preview, onRole }: ColumnsTableProps) {
  const { t } = useWords();
  const choices: readonly Choice<RoleChoice>[] = [...columnRoles, "property" as const].map((id) => ({
    id,
    name: t(`import:role.${id}`),
    icon: icons[id],
  }));
  const timeColumn = preview.columns.findIndex(({ role }) => role === "time");
  const badColumn = (refused: string) =>
    refused === "bad-time" || refused === "no-time"
      ? timeColumn
      : refused === "no-name"
        ? preview.columns.findIndex(({ role }) => role === "activity")
        : -1;

  return (
    <Scroller role="region" label={t("import:table.label")} className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.rowHead} scope="col">
              {t("import:table.row")}
            </th>
            {preview.columns.map((column) => (
              <th key={column.name} scope="col" className={styles.column}>
                {onRole ? (
                  <Select<RoleChoice>
                    label={t("import:role.label", { column: column.name })}
                    hideLabel
                    choices={choices}
                    value={column.role ?? "property"}
                    look={column.role === null ? "free" : column.certainty === "check" ? "look" : "field"}
                    onChange={(role) => onRole(column.name, role === "property" ? null : role)}
                  />
                ) : (
                  <span className={styles.role}>
                    {icons[column.role ?? "property"]}
                    {t(`import:role.${column.role ?? "property"}`)}
                  </span>
                )}
                <code className={styles.name} title={column.name}>
                  {column.name}
                </code>
                {onRole && <Certainty column={column} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, values, refused }) => (
            <tr key={row} className={refused ? styles.bad : undefined}>
              <td className={styles.number}>{row}</td>
              {preview.columns.map(({ name, role }, at) => (
                <td
                  key={name}
                  className={
                    refused && at === badColumn(refused) ? styles.badCell : role ? styles.known : undefined
                  }
                  title={refused && at === badColumn(refused) ? t(`import:refused.${refused}`) : values[at]}
                >
                  {values[at] || <span className={styles.nothing}>–</span>}
                  {refused && at === badColumn(refused) && (
                    <span className="visually-hidden">{t(`import:refused.${refused}`)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Certainty({ column: { role, certainty } }: { readonly column: PreviewColumn }) {
  const { t } = useWords();
  if (role === null) return <small className={styles.certainty}>{t("import:certainty.kept")}</small>;
  return certainty === "recognised" ? (
    <small className={styles.certainty}>
      <Check aria-hidden />
      {t("import:certainty.recognised")}
    </small>
  ) : (
    <small className={`${styles.certainty} ${styles.check}`}>
      <CircleAlert aria-hidden />
      {t("import:certainty.check")}
    </small>
  );
}
