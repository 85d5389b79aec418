import { Check, ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import type { Choice } from "../../parts/choice.ts";
import list from "../../parts/list.module.css";
import styles from "./pill-select.module.css";

interface PillSelectProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A small choice within a bar. */
export function PillSelect<Id extends string>({ label, choices, value, onChange }: PillSelectProps<Id>) {
  return (
    <Select
      className={styles.select}
      selectedKey={value}
      onSelectionChange={(key) => {
        const found = choices.find(({ id }) => id === key);
        if (found) onChange(found.id);
      }}
    >
      <Label className="visually-hidden">{label}</Label>
      <Button className={styles.pill}>
        <SelectValue>{choices.find(({ id }) => id === value)?.name}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={list.popover} offset={4}>
        <ListBox items={choices} className={list.list}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className={list.item}>
              <span className={list.name}>{name}</span>
              <Check aria-hidden className={list.tick} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
