import { Check } from "lucide-react";
import { Checkbox, CheckboxGroup as AriaCheckboxGroup, FieldError, Label } from "react-aria-components";
import type { Choice } from "./choice.ts";
import styles from "./checkbox-group.module.css";
import field from "./field.module.css";

interface CheckboxGroupProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: readonly Id[];
  readonly onChange: (ids: readonly Id[]) => void;
  readonly error?: string | undefined;
  /** There may be many: they scroll within a frame. */
  readonly isLong?: boolean;
}

/** Any number of things, one below the other. */
export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { label, choices, value, onChange, error, isLong = false } = props;
  return (
    <AriaCheckboxGroup
      className={styles.group}
      value={[...value]}
      onChange={(keys) => onChange(choices.map(({ id }) => id).filter((id) => keys.includes(id)))}
      isInvalid={error !== undefined}
    >
      <Label className={field.label}>{label}</Label>
      <div className={isLong ? styles.frame : styles.choices}>
        {choices.map(({ id, name, icon, aside, text }) => (
          <Checkbox key={id} value={id} className={styles.choice}>
            <span className={styles.box} aria-hidden>
              <Check className={styles.tick} />
            </span>
            {icon}
            <span className={styles.told}>
              {name}
              {text && <span className={styles.text}>{text}</span>}
            </span>
            {aside && <span className={styles.aside}>{aside}</span>}
          </Checkbox>
        ))}
      </div>
      <FieldError className={field.error}>{error}</FieldError>
    </AriaCheckboxGroup>
  );
}
