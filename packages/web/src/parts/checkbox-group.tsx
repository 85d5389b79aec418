import { Check } from "lucide-react";
import { Checkbox, CheckboxGroup as AriaCheckboxGroup, FieldError, Label, Text } from "react-aria-components";
import type { Choice } from "./choice.ts";
import styles from "./checkbox-group.module.css";
import field from "./field.module.css";

export interface CheckboxGroupProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
  readonly description?: string;
  readonly error?: string | undefined;
}

/** Several of many, one below the other. */
export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { label, choices, chosen, onChange, description, error } = props;
  return (
    <AriaCheckboxGroup
      className={styles.group}
      value={[...chosen]}
      isInvalid={error !== undefined}
      onChange={(ids) => onChange(choices.map(({ id }) => id).filter((id) => ids.includes(id)))}
    >
      <Label className={field.label}>{label}</Label>
      <div className={styles.choices}>
        {choices.map(({ id, name, icon, aside }) => (
          <Checkbox key={id} value={id} className={styles.checkbox}>
            <span className={styles.box} aria-hidden>
              <Check className={styles.tick} />
            </span>
            {icon}
            <span className={styles.name}>{name}</span>
            {aside && <span className={styles.aside}>{aside}</span>}
          </Checkbox>
        ))}
      </div>
      {description && (
        <Text slot="description" className={field.note}>
          {description}
        </Text>
      )}
      <FieldError className={field.error}>{error}</FieldError>
    </AriaCheckboxGroup>
  );
}
