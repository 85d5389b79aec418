import { laneKindOf, type Column, type LaneId } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import styles from "./phone-turn.module.css";

interface PhoneTurnProps {
  readonly at: number;
  /** Of the stage that is shown. */
  readonly columns: readonly Column[];
  readonly onTurn: (by: 1 | -1) => void;
}

/** Under the thumb: the stage before, a new card, the next stage. */
export function PhoneTurn({ at, columns, onTurn }: PhoneTurnProps) {
  const { editor, map, words } = useDesk();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const [before, after] = [map.stages[at - 1], map.stages[at + 1]];
  const lanes = map.lanes.filter((lane) => laneKindOf(lane.kind).shape === "cards");
  const [column] = columns;
  return (
    <nav className={styles.turn} aria-label={t("map:phone.turn")}>
      {before ? (
        <button type="button" className={styles.way} onClick={() => onTurn(-1)}>
          <ChevronLeft aria-hidden />
          <span>{before.name || "…"}</span>
        </button>
      ) : (
        <span />
      )}
      {mayEdit ? (
        <Menu
          label={t("map:add.card")}
          placement="top"
          choices={lanes.map((lane) => ({
            id: lane.id,
            name: lane.name ?? words.laneName(lane.kind),
            icon: <SceneIcon d={iconPath(laneKindOf(lane.kind).icon)} />,
          }))}
          onChoose={(id: LaneId) => column && editor.addCard(id, column.id)}
        >
          <Button className={styles.add} aria-label={t("map:add.card")}>
            <Plus aria-hidden />
          </Button>
        </Menu>
      ) : (
        <span />
      )}
      {after && (
        <button type="button" className={styles.way} data-next onClick={() => onTurn(1)}>
          <span>{after.name || "…"}</span>
          <ChevronRight aria-hidden />
        </button>
      )}
    </nav>
  );
}
