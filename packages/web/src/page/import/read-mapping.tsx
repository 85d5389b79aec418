import { columnRoles, type ImportMapping } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import styles from "./read-mapping.module.css";

interface ReadMappingProps {
  readonly mapping: ImportMapping;
}

/** How an import reads its file, as it was decided when it began. */
export function ReadMapping({ mapping }: ReadMappingProps) {
  const { t } = useWords();
  const parts: readonly (readonly [string, string | undefined])[] = [
    ...columnRoles.map((role) => [t(`import:role.${role}`), mapping[role]] as const),
    [t("import:read.format"), mapping.format && t(`import:format.${mapping.format}`)],
    [
      t("import:read.encoding"),
      mapping.encoding &&
        t([`import:encoding.${mapping.encoding}`, "import:read.asIs"], { value: mapping.encoding }),
    ],
    [
      t("import:read.timeFormat"),
      mapping.timeFormat &&
        t([`import:timeFormat.${mapping.timeFormat}`, "import:read.asIs"], { value: mapping.timeFormat }),
    ],
    [t("import:read.timezone"), mapping.timezone],
  ];
  return (
    <>
      <h2 className={styles.title}>{t("import:read.title")}</h2>
      <dl className={styles.parts}>
        {parts.map(
          ([name, value]) =>
            value && (
              <div key={name} className={styles.part}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
