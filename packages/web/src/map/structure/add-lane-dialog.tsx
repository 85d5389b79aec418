import { laneKindNames, laneKindOf, type LaneId } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { useWords } from "../../app/language.tsx";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import { kindsByRole } from "./lane-edits.ts";
import { PickDialog } from "./pick-dialog.tsx";

interface AddLaneDialogProps {
  /** Place among all lanes of the map. */
  readonly at: number;
  readonly onClose: () => void;
}

/** All kinds of lanes, by whose they are in a blueprint. */
export function AddLaneDialog({ at, onClose }: AddLaneDialogProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const add = (kind: string) => {
    const lane = laneKindNames.find((one) => one === kind);
    const id = newId() as LaneId;
    if (lane && editor.make({ kind: "lane.add", id, lane, at })) editor.goTo({ kind: "lane", id });
  };
  return (
    <PickDialog
      title={t("map:add.lane")}
      groups={kindsByRole().map(([role, kinds]) => ({
        id: role,
        name: t(`structure:role.${role}`),
        picks: kinds.map((id) => ({
          id,
          name: t(`lanes:${id}.name`),
          icon: <SceneIcon d={iconPath(laneKindOf(id).icon)} />,
          aside: laneKindOf(id).shape === "numbers" ? t("map:add.measured") : undefined,
        })),
      }))}
      onPick={add}
      onClose={onClose}
    />
  );
}
