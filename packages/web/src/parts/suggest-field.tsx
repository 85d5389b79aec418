import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import field from "./field.module.css";
import list from "./list.module.css";

export interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Offered while typing; anything else may be written too. */
  readonly suggestions: readonly string[];
}

/** A text field that knows what was written before. */
export function SuggestField({ label, value, onChange, suggestions }: SuggestFieldProps) {
  return (
    <ComboBox
      className={field.field}
      allowsCustomValue
      menuTrigger="input"
      defaultItems={suggestions.map((name) => ({ id: name, name }))}
      inputValue={value}
      onInputChange={onChange}
    >
      <Label className={field.label}>{label}</Label>
      <Input className={field.box} />
      <Popover className={list.popover} offset={4}>
        <ListBox<{ readonly id: string; readonly name: string }> className={list.list}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className={list.item}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
