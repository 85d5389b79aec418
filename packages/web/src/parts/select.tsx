import { Check, ChevronDown } from "lucide-react";
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from "react-aria-components";
import type { Choice } from "./choice.ts";
import field from "./field.module.css";
import list from "./list.module.css";
import { Told } from "./told.tsx";
import styles from "./select.module.css";

export interface SelectProps<Id extends string> {
  readonly label: string;
  /** The label is read aloud only. */
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  /** `field`: as in a form. `free`: quieter. `look`: asks for a look. `value`: an underlined value within text. */
  readonly look?: "field" | "free" | "look" | "value";
  readonly isDisabled?: boolean;
}

const looks = {
  field: `${field.box} ${styles.box}`,
  free: `${field.box} ${styles.box} ${styles.free}`,
  look: `${field.box} ${styles.box} ${styles.look}`,
  value: styles.value,
} as const;

export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    hideLabel,
    choices,
    value,
    onChange,
    placeholder,
    error,
    look = "field",
    isDisabled = false,
  } = props;
  const chosen = choices.find(({ id }) => id === value);
  return (
    <AriaSelect
      className={field.field}
      selectedKey={value}
      onSelectionChange={(key) => {
        const found = choices.find(({ id }) => id === key);
        if (found) onChange(found.id);
      }}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
    >
      <Label className={hideLabel ? "visually-hidden" : field.label}>{label}</Label>
      <Button className={looks[look]}>
        {chosen?.icon}
        <SelectValue className={styles.chosen}>{chosen?.name ?? placeholder}</SelectValue>
        <ChevronDown aria-hidden className={styles.arrow} />
      </Button>
      <FieldError className={field.error}>{error}</FieldError>
      <Popover className={list.popover} offset={4}>
        <ListBox items={choices} className={list.list}>
          {({ id, name, icon, aside, text }) => (
            <ListBoxItem id={id} textValue={name} className={list.item}>
              {icon}
              {text === undefined ? (
                <span className={list.name}>{name}</span>
              ) : (
                <Told name={name} text={text} />
              )}
              {aside && <span className={list.aside}>{aside}</span>}
              <Check aria-hidden className={list.tick} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
