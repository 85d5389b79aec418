import type { ImportLine } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import styles from "./reading-sheet.module.css";

interface ReadingSheetProps {
  readonly line: ImportLine;
}

/** What an import brought, in its three numbers; where the first rows are no longer at hand. */
export function ReadingSheet({ line: { events, cases, kinds, state } }: ReadingSheetProps) {
  const { t, format } = useWords();
  const figures = [
    { name: t("import:figure.events", { count: events }), value: events },
    { name: t("import:figure.cases", { count: cases }), value: state === "done" ? cases : undefined },
    { name: t("import:figure.kinds", { count: kinds }), value: state === "done" ? kinds : undefined },
  ];
  return (
    <dl className={styles.sheet}>
      {figures.map(({ name, value }) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{value === undefined ? "–" : format.count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
