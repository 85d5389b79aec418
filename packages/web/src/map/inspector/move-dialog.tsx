import { columnsOf, laneKindOf, stageLetter, type Card, type ColumnId, type LaneId } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Select } from "../../parts/select.tsx";
import { useDesk } from "../editor/desk.ts";
import { moveIntoCell } from "../selection/move-together.ts";
import styles from "./details.module.css";

interface MoveDialogProps {
  readonly cards: readonly [Card, ...Card[]];
  readonly onClose: () => void;
}

/** "Move to…", for those who cannot or would not drag. The cards go to the end of the cell. */
export function MoveDialog({ cards, onClose }: MoveDialogProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [first] = cards;
  const [lane, toLane] = useState<LaneId>(first.lane);
  const [column, toColumn] = useState<ColumnId>(first.column);
  const lanes = map.lanes.filter((one) => laneKindOf(one.kind).shape === "cards");
  const isThere = cards.every((card) => lane === card.lane && column === card.column);
  const move = () => {
    const ids = cards.map((card) => card.id);
    if (editor.make(moveIntoCell(map, ids, lane, column))) editor.movedTo({ kind: "card", id: first.id });
    onClose();
  };
  return (
    <Dialog
      title={t("map:card.move")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={isThere} onPress={move}>
            {t("map:card.moveHere")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Select
          label={t("map:inspector.stage")}
          choices={columnsOf(map).map(({ id, stage, step }) => ({
            id,
            name: `${stageLetter(map.stages.indexOf(stage))} ${step ? `${stage.name}, ${step.name}` : stage.name}`,
          }))}
          value={column}
          onChange={toColumn}
        />
        <Select
          label={t("map:lane")}
          choices={lanes.map((one) => ({ id: one.id, name: one.name ?? t(`lanes:${one.kind}.name`) }))}
          value={lane}
          onChange={toLane}
        />
      </div>
    </Dialog>
  );
}
