import { ChevronDown } from "lucide-react";
import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import type { Choice } from "./choice.ts";
import styles from "./combo-box.module.css";
import field from "./field.module.css";
import list from "./list.module.css";

export interface ComboBoxProps<Id extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** Said where nothing matches what was typed. */
  readonly none: string;
  readonly error?: string | undefined;
}

/** A select for long lists: typing narrows it. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, hideLabel, choices, value, onChange, none, error } = props;
  return (
    <AriaComboBox
      className={field.field}
      defaultItems={choices}
      selectedKey={value}
      onSelectionChange={(key) => {
        const found = choices.find(({ id }) => id === key);
        if (found) onChange(found.id);
      }}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={hideLabel ? "visually-hidden" : field.label}>{label}</Label>
      <div className={styles.frame}>
        <Input className={`${field.box} ${styles.box}`} />
        <Button className={styles.arrow}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <FieldError className={field.error}>{error}</FieldError>
      <Popover className={list.popover} offset={4}>
        <ListBox<Choice<Id>>
          className={list.list}
          renderEmptyState={() => <p className={list.none}>{none}</p>}
        >
          {({ id, name, aside }) => (
            <ListBoxItem id={id} textValue={name} className={list.item}>
              <span className={list.name}>{name}</span>
              {aside && <span className={list.aside}>{aside}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
