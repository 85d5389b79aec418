import { laneKindOf, type Lane } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { useReadMap } from "../editor/desk.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";

interface PhoneLaneTitleProps {
  readonly lane: Lane;
}

/** A lane's icon and name. */
export function PhoneLaneTitle({ lane }: PhoneLaneTitleProps) {
  const { map, words } = useReadMap();
  return (
    <>
      <SceneIcon d={iconPath(laneKindOf(lane.kind).icon)} />
      {lane.name === undefined ? words.laneName(lane.kind) : <span lang={map.lang}>{lane.name}</span>}
    </>
  );
}
