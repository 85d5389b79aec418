import { ChevronDown } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import type { Choice } from "../../parts/choice.ts";
import { Menu } from "../../parts/menu.tsx";

interface ChoiceMenuProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  /** What all of them have; undefined where they differ. */
  readonly value: string | undefined;
  /** undefined: taken away. */
  readonly onChange: (id: Id | undefined) => void;
}

const nothing = "none";

/** One of a few values for all chosen cards, or none. */
export function ChoiceMenu<Id extends string>({ label, choices, value, onChange }: ChoiceMenuProps<Id>) {
  const { t } = useWords();
  return (
    <Menu<Id | typeof nothing>
      label={label}
      placement="top start"
      choices={[
        ...choices.map((one) => ({ ...one, aside: one.id === value ? "✓" : undefined })),
        { id: nothing, name: t("map:chosen.none") },
      ]}
      onChoose={(id) => onChange(choices.find((one) => one.id === id)?.id)}
    >
      <Button size="small">
        {label}
        <ChevronDown aria-hidden />
      </Button>
    </Menu>
  );
}
