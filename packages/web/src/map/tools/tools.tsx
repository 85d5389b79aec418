import { laneKindNames, laneKindOf, type LaneId, type LaneKind } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import {
  CircleHelp,
  Columns3,
  Command,
  PanelRight,
  Redo2,
  Rows3,
  Search,
  SquarePlus,
  Undo2,
} from "lucide-react";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { ActionButton } from "../action/action-button.tsx";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { FormMenu } from "../form/form-menu.tsx";
import { useRoomNow } from "../editor/use-room-now.ts";
import { RemarksToggle } from "../remark/remarks-toggle.tsx";
import { LanesToggle } from "../structure/lanes-toggle.tsx";
import { DensityMenu } from "./density-menu.tsx";
import { Lens } from "./lens.tsx";
import { PersonaKey } from "./persona-key.tsx";
import { SceneIcon } from "./scene-icon.tsx";
import styles from "./tools.module.css";

/** What can be added, taken back, and how the numbers are counted. */
export const Tools = memo(function Tools() {
  const { room } = useHands();
  const { t } = useWords();
  const { canUndo, canRedo } = useRoomNow(room);
  const mayEdit = useMayEdit();
  return (
    <section className={styles.tools} aria-label={t("map:tools")}>
      {mayEdit && (
        <>
          <AddTools />
          <span className={styles.rule} />
          <ActionButton action="undo" isDisabled={!canUndo}>
            <Undo2 aria-hidden />
          </ActionButton>
          <ActionButton action="redo" isDisabled={!canRedo}>
            <Redo2 aria-hidden />
          </ActionButton>
          <span className={styles.rule} />
        </>
      )}
      <Lens />
      <PersonaKey />
      <span className={styles.end}>
        <FormMenu />
        <DensityMenu />
        <ActionButton action="palette">
          <Command aria-hidden />
        </ActionButton>
        <ActionButton action="find">
          <Search aria-hidden />
        </ActionButton>
        {mayEdit && (
          <>
            <LanesToggle />
            <RemarksToggle />
          </>
        )}
        <InspectorToggle />
        <ActionButton action="help">
          <CircleHelp aria-hidden />
        </ActionButton>
      </span>
    </section>
  );
});

function InspectorToggle() {
  const { editor } = useHands();
  const { t } = useWords();
  const isOpen = useEditorState(
    editor,
    ({ inspector }) => inspector !== undefined && inspector !== "lanes" && inspector !== "remarks",
  );
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
  const addLane = (lane: LaneKind) => {
    const at =
      place?.kind === "lane" ? map.lanes.findIndex((one) => one.id === place.id) + 1 : map.lanes.length;
    const id = newId() as LaneId;
    if (editor.make({ kind: "lane.add", id, lane, at })) editor.goTo({ kind: "lane", id });
  };

  return (
    <>
      <ActionButton action="add" isDisabled={!cardLane || map.stages.length === 0}>
        <SquarePlus aria-hidden />
      </ActionButton>
      <ActionButton action="add-stage">
        <Columns3 aria-hidden />
      </ActionButton>
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
