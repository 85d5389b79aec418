import { laneKindOf, type Lane, type LaneId } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { Eye, EyeOff, GripVertical, Heading, Pin, PinOff, Plus, X } from "lucide-react";
import { use } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PageVerbsContext } from "../action/page-verbs.ts";
import { useHands } from "../editor/desk.ts";
import { withSection } from "../gesture/lane-place.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import panel from "../inspector/inspector.module.css";
import { SceneIcon } from "../tools/scene-icon.tsx";
import { moveLaneTo, setLane } from "./lane-edits.ts";
import styles from "./lanes-panel.module.css";
import { SectionList } from "./section-list.tsx";

/** All lanes of the map, hidden ones too: shown and hidden, pinned, in their order, and their sections. */
export function LanesPanel() {
  const { editor, room } = useHands();
  const { map } = useRoomNow(room);
  const { t } = useWords();
  const page = use(PageVerbsContext);
  const nameOf = ({ name, kind }: Lane) => name ?? t(`lanes:${kind}.name`);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder({ keys, target }) {
      const { lanes } = room.now().map;
      const [key] = keys;
      const from = lanes.findIndex((one) => one.id === key);
      const over = lanes.findIndex((one) => one.id === target.key);
      const lane = lanes[from];
      if (!lane || over === -1) return;
      // The place is counted without the lane that goes.
      const at = over + (target.dropPosition === "after" ? 1 : 0) - (from < over ? 1 : 0);
      const edit = moveLaneTo(lanes, lane.id, at);
      if (edit) editor.make(withSection(room.now().map, edit));
    },
  });
  return (
    <aside className={panel.inspector} aria-label={t("structure:lanes.title")}>
      <div className={panel.close}>
        <IconButton label={t("common:close")} onPress={() => editor.inspect(undefined)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <header className={panel.heading}>
        <h2 className={panel.title}>{t("structure:lanes.title")}</h2>
      </header>
      <GridList
        aria-label={t("structure:lanes.title")}
        className={styles.lanes}
        items={map.lanes.map((lane) => ({ ...lane, at: map.lanes.indexOf(lane) }))}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[map, t]}
        renderEmptyState={() => <p className={panel.nothing}>{t("structure:lanes.none")}</p>}
      >
        {(lane) => {
          const name = nameOf(lane);
          const section = map.sections.find((one) => one.id === lane.section);
          return (
            <GridListItem
              id={lane.id}
              textValue={name}
              className={styles.lane}
              data-hidden-lane={lane.hidden || undefined}
              onAction={() => {
                if (!lane.hidden) editor.goTo({ kind: "lane", id: lane.id });
              }}
            >
              <AriaButton
                slot="drag"
                className={styles.grip}
                aria-label={t("structure:lanes.drag", { name })}
              >
                <GripVertical aria-hidden />
              </AriaButton>
              <SceneIcon d={iconPath(lane.icon ?? laneKindOf(lane.kind).icon)} />
              <span className={styles.name}>
                {name}
                {section && <span className={styles.section}>{section.name}</span>}
              </span>
              <LaneButtons
                lane={lane}
                name={name}
                onSection={() => page?.show({ kind: "section", lane: lane.id })}
              />
            </GridListItem>
          );
        }}
      </GridList>
      <div className={styles.add}>
        <Button size="small" onPress={() => page?.show({ kind: "add-lane", at: map.lanes.length })}>
          <Plus aria-hidden />
          {t("map:add.lane")}
        </Button>
      </div>
      <SectionList sections={map.sections} />
    </aside>
  );
}

interface LaneButtonsProps {
  readonly lane: Lane;
  readonly name: string;
  readonly onSection: () => void;
}

function LaneButtons({ lane, name, onSection }: LaneButtonsProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const id: LaneId = lane.id;
  const [isPinned, isHidden] = [lane.pinned === true, lane.hidden === true];
  return (
    <>
      <IconButton label={t("structure:lanes.section", { name })} onPress={onSection}>
        <Heading aria-hidden />
      </IconButton>
      <IconButton
        label={t(isPinned ? "structure:lanes.unpin" : "structure:lanes.pin", { name })}
        isOn={isPinned}
        onPress={() => editor.make(setLane(id, { pinned: isPinned ? null : true }))}
      >
        {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
      </IconButton>
      <IconButton
        label={t(isHidden ? "structure:lanes.show" : "structure:lanes.hide", { name })}
        onPress={() => editor.make(setLane(id, { hidden: isHidden ? null : true }))}
      >
        {isHidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
    </>
  );
}
