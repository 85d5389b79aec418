import { fileFormats, type ImportMapping } from "@itinera/core";
import type { Preview } from "@itinera/protocol";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { ComboBox } from "../../parts/combo-box.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./how-we-read.module.css";
import {
  blocking,
  encodings,
  timeFormats,
  withEncoding,
  withFormat,
  withFound,
  withSeparator,
} from "./mapping.ts";
import { TimeFormatField } from "./time-format-field.tsx";
import { timeZones } from "../../parts/time-zones.ts";

const separators = [",", ";", "\t", "|"] as const;

interface HowWeReadProps {
  readonly fileName: string;
  readonly preview: Preview;
  readonly said: ImportMapping;
  readonly onSay: (said: ImportMapping) => void;
}

/** How the file is read, part by part; each can be corrected, and the preview is made again. */
export function HowWeRead({ fileName, preview, said, onSay }: HowWeReadProps) {
  const { t } = useWords();
  const { mapping, timeQuestion } = preview;
  const named = (key: string, value: string) => t([`import:${key}.${value}`, "import:read.asIs"], { value });

  return (
    <>
      <h2 className={styles.title}>{t("import:read.title")}</h2>
      {blocking(preview).map(({ reason, kind: _, ...params }) => (
        <div key={reason} className={styles.trouble}>
          <Banner title={t(`errors:file.${reason}`, { file: fileName, ...params })} />
        </div>
      ))}
      <div className={styles.parts}>
        <Part name={t("import:read.format")}>
          <Select
            label={t("import:read.format")}
            hideLabel
            look="value"
            choices={fileFormats.map((id) => ({ id, name: t(`import:format.${id}`) }))}
            value={preview.format}
            placeholder={t("import:read.unknown")}
            onChange={(format) => onSay(withFormat(said, format))}
          />
        </Part>
        {preview.encoding !== null && (
          <Part name={t("import:read.encoding")}>
            <Select
              label={t("import:read.encoding")}
              hideLabel
              look="value"
              choices={withFound(encodings, preview.encoding).map((id) => ({
                id,
                name: named("encoding", id),
              }))}
              value={preview.encoding}
              onChange={(encoding) => onSay(withEncoding(said, encoding))}
            />
          </Part>
        )}
        {preview.separator !== null && (
          <Part name={t("import:read.separator")}>
            <Select
              label={t("import:read.separator")}
              hideLabel
              look="value"
              choices={withFound(separators, preview.separator).map((id) => ({
                id,
                name: t([`import:separator.${separatorName(id)}`, "import:read.asIs"], { value: id }),
              }))}
              value={preview.separator}
              onChange={(separator) => onSay(withSeparator(said, separator))}
            />
          </Part>
        )}
        {mapping.time && (
          <Part name={t("import:read.timeFormat")}>
            <TimeFormatField
              choices={withFound(timeFormats, mapping.timeFormat)}
              value={mapping.timeFormat ?? null}
              onChange={(timeFormat) => onSay({ ...said, timeFormat })}
            />
          </Part>
        )}
      </div>
      {mapping.time && (
        <div className={styles.zone}>
          <ComboBox
            label={t("import:read.timezone")}
            choices={timeZones(mapping.timezone)}
            value={mapping.timezone ?? "UTC"}
            none={t("import:read.noZone")}
            onChange={(timezone) => onSay({ ...said, timezone })}
          />
          <p className={styles.note}>{t("import:read.zoneNote")}</p>
        </div>
      )}
      {timeQuestion && (
        <DayOrMonth question={timeQuestion} onAnswer={(timeFormat) => onSay({ ...said, timeFormat })} />
      )}
    </>
  );
}

const separatorName = (separator: string) =>
  ({ ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" })[separator] ?? "other";

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span className={styles.partName} aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}

interface DayOrMonthProps {
  readonly question: NonNullable<Preview["timeQuestion"]>;
  readonly onAnswer: (timeFormat: string) => void;
}

function DayOrMonth({ question: { dayFirst, decidedBy, formats, example }, onAnswer }: DayOrMonthProps) {
  const { t, format } = useWords();
  const reads = (time: number | undefined) =>
    example && time !== undefined
      ? t("import:dayMonth.reads", { text: example.text.slice(0, 5), date: format.dayAndMonth(time) })
      : undefined;
  return (
    <section className={styles.call} aria-labelledby="day-or-month">
      <h3 className={styles.callTitle} id="day-or-month">
        <CircleAlert aria-hidden />
        {t("import:dayMonth.title")}
      </h3>
      <p className={styles.callText}>
        {decidedBy > 0
          ? t(dayFirst ? "import:dayMonth.dayDecided" : "import:dayMonth.monthDecided", { count: decidedBy })
          : t("import:dayMonth.undecided")}
      </p>
      <RadioGroup
        label={t("import:dayMonth.title")}
        hideLabel
        value={dayFirst ? "day" : "month"}
        onChange={(first) => onAnswer(first === "day" ? formats.dayFirst : formats.monthFirst)}
        choices={[
          { id: "day", name: t("import:dayMonth.day"), aside: reads(example?.dayFirst) },
          { id: "month", name: t("import:dayMonth.month"), aside: reads(example?.monthFirst) },
        ]}
      />
    </section>
  );
}
