import type { Step } from "@itinera/core";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useDesk } from "../editor/desk.ts";
import { carry, enterMove, setDown } from "../gesture/move-mode.ts";
import styles from "./details.module.css";
import { ColumnNote } from "./column-note.tsx";
import { NameLine } from "./name-line.tsx";

interface StepDetailsProps {
  readonly step: Step;
}

export function StepDetails({ step }: StepDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const place = { kind: "step", id: step.id } as const;
  const moved = (direction: "left" | "right") => {
    const start = enterMove(map, place);
    return start && setDown(map, carry(map, start, direction));
  };
  const [left, right] = [moved("left"), moved("right")];
  return (
    <div className={styles.details}>
      <NameLine
        label={t("map:name.step")}
        name={step.name}
        onRename={(name) => editor.make({ kind: "step.rename", id: step.id, name })}
      />
      <div className={styles.buttons}>
        <Button size="small" isDisabled={!left} onPress={() => left && editor.make(left)}>
          <ArrowLeft aria-hidden />
          {t("map:move.left")}
        </Button>
        <Button size="small" isDisabled={!right} onPress={() => right && editor.make(right)}>
          {t("map:move.right")}
          <ArrowRight aria-hidden />
        </Button>
      </div>
      <ColumnNote place={{ kind: "step", id: step.id }} note={step.note} />
      <div className={styles.last}>
        <Button look="text" onPress={() => editor.remove(place)}>
          {t("map:step.deleteThis")}
        </Button>
      </div>
    </div>
  );
}
