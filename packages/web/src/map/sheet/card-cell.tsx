import { laneKindOf, stageLetter } from "@itinera/core";
import type { Group, SceneColumn, SceneRow } from "@itinera/scene";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import { hintCard } from "../editor/hint-card.ts";
import { newId } from "../editor/new-id.ts";
import type { HintsOf } from "../editor/use-scene.ts";
import { Card } from "./card.tsx";
import styles from "./cell.module.css";
import { Marks } from "./marks.tsx";
import { usePlace } from "./use-place.ts";

interface CardCellProps {
  readonly row: SceneRow;
  readonly column: SceneColumn;
  readonly groups: readonly Group[];
  readonly hintsOf: HintsOf;
  /** Seen from afar: cards are there, their words and places for new ones are not. */
  readonly isFar: boolean;
}

/** Where a lane of cards crosses a column. */
export const CardCell = memo(function CardCell({ row, column, groups, hintsOf, isFar }: CardCellProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const { lane } = row;
  const place = { kind: "cell", lane: lane.id, column: column.id } as const;
  const { props } = usePlace(place);
  const cards = groups.filter((group) => group.role === "card");
  const hints = groups.filter((group) => group.role === "hint");
  const kind = laneKindOf(lane.kind);
  const hasChannels = kind.shape === "cards" && kind.look === "touchpoint";
  const isEmpty = cards.length === 0;
  const cell = `${stageLetter(column.stageIndex)}${row.index + 1}`;
  const rows = Math.max(1, ...cards.map((group) => group.rows ?? 1));
  const lowest = Math.max(0, ...groups.map((group) => group.y + group.h - row.y));
  const hasRoom = row.h - lowest >= 32;
  const add = () => editor.addCard(lane.id, column.id);
  const take = (words: string) => {
    const hint = hintsOf(lane, column).find(({ text }) => text === words);
    if (hint) editor.make(hintCard(room.now().map, lane, column.id, hint, newId()));
  };
  return (
    <div
      {...(isEmpty ? props : {})}
      className={styles.cell}
      role="gridcell"
      aria-colindex={column.index + 2}
      aria-rowspan={rows > 1 ? rows : undefined}
      aria-label={groups.length === 0 ? t("map:cell.empty", { cell }) : undefined}
      style={{ left: column.x, width: column.w, height: row.h }}
    >
      {cards.map((group) => (
        <Card key={group.id} group={group} x={column.x} y={row.y} hasChannels={hasChannels} isFar={isFar} />
      ))}
      {!isFar &&
        hints.map((group) => (
          <button
            key={group.id}
            type="button"
            tabIndex={-1}
            className={styles.hint}
            aria-label={t("map:hint.take", { text: group.label })}
            style={{ left: group.x - column.x, top: group.y - row.y, width: group.w, height: group.h }}
            onClick={() => take(group.label)}
          >
            <Marks marks={group.marks} />
          </button>
        ))}
      {isFar || !mayEdit ? null : hasRoom ? (
        <button type="button" tabIndex={-1} className={styles.ghost} onClick={add}>
          {t("map:cell.add")}
        </button>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.plus}
          aria-label={t("map:cell.add")}
          onClick={add}
        />
      )}
    </div>
  );
});
