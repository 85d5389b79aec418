import { laneKindOf, type Lane } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { useDesk } from "../editor/desk.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import styles from "./phone-lane.module.css";

interface PhoneLaneNameProps {
  readonly lane: Lane;
}

export function PhoneLaneName({ lane }: PhoneLaneNameProps) {
  const { editor, words } = useDesk();
  const open = () => {
    editor.select({ kind: "lane", id: lane.id });
    editor.inspect("card");
  };
  return (
    <h3 className={styles.name}>
      <button type="button" className={styles.laneName} onClick={open}>
        <SceneIcon d={iconPath(laneKindOf(lane.kind).icon)} />
        {lane.name ?? words.laneName(lane.kind)}
      </button>
    </h3>
  );
}
