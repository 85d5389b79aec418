import { useWords } from "../../../app/language.tsx";
import { Select } from "../../../parts/select.tsx";
import { TextField } from "../../../parts/text-field.tsx";
import type { DraftPartProps } from "./draft-part.ts";
import { endOf, spans, type End } from "./link-end.ts";
import styles from "./links.module.css";

interface EndFieldsProps extends DraftPartProps {
  readonly now: number;
  /** The end that it has and may keep; null: none. */
  readonly expires: number | null;
}

/** Until when a link is good, by the reader's own clock. */
export function EndFields({ draft, set, faults, now, expires }: EndFieldsProps) {
  const { t, format } = useWords();
  const choices: readonly End[] = [
    ...(expires === null ? [] : ["keep" as const]),
    "never",
    ...spans,
    "picked",
  ];
  const time = draft.end === "keep" ? expires : (endOf(draft, now) ?? null);
  return (
    <div className={styles.end}>
      <div className={styles.pair}>
        <Select<End>
          label={t("sharing:links.form.end")}
          choices={choices.map((id) => ({ id, name: t(`sharing:links.form.endOf.${id}`) }))}
          value={draft.end}
          onChange={(end) => set({ end })}
        />
        {draft.end === "picked" && (
          <TextField
            type="date"
            label={t("sharing:links.form.day")}
            value={draft.day}
            onChange={(day) => set({ day })}
            error={faults.day && t(`sharing:links.form.dayFault.${faults.day}`)}
          />
        )}
      </div>
      <p className={styles.note} aria-live="polite">
        {time !== null && time > now && t("sharing:links.form.until", { moment: format.moment(time) })}
      </p>
    </div>
  );
}
