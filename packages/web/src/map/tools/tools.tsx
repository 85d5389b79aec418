import { columnsOf, laneKindNames, laneKindOf, type LaneId, type LaneKind } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { CircleHelp, Columns3, PanelRight, Redo2, Rows3, SquarePlus, Undo2 } from "lucide-react";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useEditorState, useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { cardsOfCell } from "../editor/walk.ts";
import { Lens } from "./lens.tsx";
import { PersonaKey } from "./persona-key.tsx";
import { SceneIcon } from "./scene-icon.tsx";
import styles from "./tools.module.css";

interface ToolsProps {
  readonly onShortcuts: () => void;
}

/** What can be added, taken back, and how the numbers are counted. */
export const Tools = memo(function Tools({ onShortcuts }: ToolsProps) {
  const { room } = useHands();
  const { t } = useWords();
  const { canUndo, canRedo } = useRoomNow(room);
  return (
    <section className={styles.tools} aria-label={t("map:tools")}>
      <AddTools />
      <span className={styles.rule} />
      <IconButton label={t("map:undo")} shortcut="Ctrl Z" isDisabled={!canUndo} onPress={() => room.undo()}>
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={t("map:redo")}
        shortcut="Ctrl Shift Z"
        isDisabled={!canRedo}
        onPress={() => room.redo()}
      >
        <Redo2 aria-hidden />
      </IconButton>
      <span className={styles.rule} />
      <Lens />
      <PersonaKey />
      <span className={styles.end}>
        <InspectorToggle />
        <IconButton label={t("map:shortcut.help")} shortcut="?" onPress={onShortcuts}>
          <CircleHelp aria-hidden />
        </IconButton>
      </span>
    </section>
  );
});

function InspectorToggle() {
  const { editor } = useHands();
  const { t } = useWords();
  const isOpen = useEditorState(editor, (state) => state.inspector !== undefined);
  return (
    <IconButton
      label={t("map:inspector.open")}
      shortcut={t("map:key.space")}
      isOn={isOpen}
      onPress={() => editor.inspect(isOpen ? undefined : "card")}
    >
      <PanelRight aria-hidden />
    </IconButton>
  );
}

/** A card where the hand is, a stage after it, a lane below it. */
function AddTools() {
  const { editor, room } = useHands();
  const { map } = useRoomNow(room);
  const { t } = useWords();
  const place = useEditorState(editor, (state) => state.place);

  const cardLane = map.lanes.find((lane) => laneKindOf(lane.kind).shape === "cards");
  const column = columnsOf(map)[0];
  const addCard = () => {
    const card = place?.kind === "card" ? map.cards.find((one) => one.id === place.id) : undefined;
    const cell = place?.kind === "cell" ? place : undefined;
    const isCards =
      cell && laneKindOf(map.lanes.find((one) => one.id === cell.lane)?.kind ?? "reach").shape === "cards";
    if (card)
      editor.addCard(card.lane, card.column, cardsOfCell(map, card.lane, card.column).indexOf(card.id) + 1);
    else if (cell && isCards) editor.addCard(cell.lane, cell.column);
    else if (cardLane && column) editor.addCard(cardLane.id, column.id);
  };
  const addStage = () => {
    const at =
      place?.kind === "stage" ? map.stages.findIndex((one) => one.id === place.id) + 1 : map.stages.length;
    editor.addStage(at);
  };
  const addLane = (lane: LaneKind) => {
    const at =
      place?.kind === "lane" ? map.lanes.findIndex((one) => one.id === place.id) + 1 : map.lanes.length;
    const id = newId() as LaneId;
    if (editor.make({ kind: "lane.add", id, lane, at })) editor.goTo({ kind: "lane", id });
  };

  return (
    <>
      <IconButton label={t("map:add.card")} shortcut="N" isDisabled={!cardLane || !column} onPress={addCard}>
        <SquarePlus aria-hidden />
      </IconButton>
      <IconButton label={t("map:add.stage")} onPress={addStage}>
        <Columns3 aria-hidden />
      </IconButton>
      <Menu
        label={t("map:add.lane")}
        placement="bottom start"
        choices={laneKindNames.map((id) => ({
          id,
          name: t(`lanes:${id}.name`),
          icon: <SceneIcon d={iconPath(laneKindOf(id).icon)} />,
          aside: laneKindOf(id).shape === "numbers" ? t("map:add.measured") : undefined,
        }))}
        onChoose={addLane}
      >
        <IconButton label={t("map:add.lane")}>
          <Rows3 aria-hidden />
        </IconButton>
      </Menu>
    </>
  );
}
