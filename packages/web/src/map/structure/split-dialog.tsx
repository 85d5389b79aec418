import type { StageId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { splitsOf } from "./column-edits.ts";
import { PickDialog } from "./pick-dialog.tsx";

interface SplitDialogProps {
  readonly stage: StageId;
  readonly onClose: () => void;
}

/** The step from which on a stage becomes another one. */
export function SplitDialog({ stage: id, onClose }: SplitDialogProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const { map } = room.now();
  const stage = map.stages.find((one) => one.id === id);
  const splits = stage ? splitsOf(map, stage) : [];
  const split = (step: string) => {
    const found = splits.find((one) => one.step.id === step);
    const as = newId() as StageId;
    if (found && editor.make({ kind: "stage.split", id, as, name: found.step.name, at: found.at }))
      editor.open({ kind: "stage", id: as });
  };
  return (
    <PickDialog
      title={t("structure:split.ask")}
      groups={[
        {
          id,
          name: stage?.name ?? "",
          picks: splits.map(({ step }) => ({ id: step.id, name: step.name })),
        },
      ]}
      onPick={split}
      onClose={onClose}
    />
  );
}
