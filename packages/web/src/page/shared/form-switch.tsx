import { useWords } from "../../app/language.tsx";
import styles from "./form-switch.module.css";

/** Drawn, or in words. */
export type VisitorForm = "sheet" | "prose";

interface FormSwitchProps {
  readonly form: VisitorForm;
  /** What the drawn form is called here. */
  readonly sheet: "sheet" | "stages";
  readonly onChoose: (form: VisitorForm) => void;
}

export function FormSwitch({ form, sheet, onChoose }: FormSwitchProps) {
  const { t } = useWords();
  const choices = [
    { id: "sheet", name: t(`sharing:visitor.${sheet}`) },
    { id: "prose", name: t("sharing:visitor.text") },
  ] as const;
  return (
    <div className={styles.switch} role="group" aria-label={t("sharing:visitor.shown")}>
      {choices.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={styles.choice}
          aria-pressed={form === id}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
