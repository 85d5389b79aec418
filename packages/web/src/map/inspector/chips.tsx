import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Choice } from "../../parts/choice.ts";
import styles from "./chips.module.css";

interface ChipsProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** Several of a few, side by side. */
export function Chips<Id extends string>({ label, choices, chosen, onChange }: ChipsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.chips}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChange(choices.map(({ id }) => id).filter((id) => keys.has(id)))}
    >
      {choices.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className={styles.chip}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
