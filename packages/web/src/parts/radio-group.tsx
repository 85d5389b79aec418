import { Label, Radio, RadioGroup as AriaRadioGroup } from "react-aria-components";
import type { Choice } from "./choice.ts";
import styles from "./radio-group.module.css";

export interface RadioGroupProps<Id extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel, choices, value, onChange, isDisabled = false } = props;
  return (
    <AriaRadioGroup
      className={styles.group}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const found = choices.find(({ id }) => id === key);
        if (found) onChange(found.id);
      }}
    >
      <Label className={hideLabel ? "visually-hidden" : styles.label}>{label}</Label>
      {choices.map(({ id, name, aside, text }) => (
        <Radio key={id} value={id} className={styles.radio}>
          <span className={styles.dot} />
          {text === undefined ? (
            name
          ) : (
            <span className={styles.told}>
              {name}
              <span className={styles.text}>{text}</span>
            </span>
          )}
          {aside && <span className={styles.aside}>{aside}</span>}
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
