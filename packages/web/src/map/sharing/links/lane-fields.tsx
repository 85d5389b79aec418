import { laneKindOf } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { useWords } from "../../../app/language.tsx";
import { Button } from "../../../parts/button.tsx";
import { CheckboxGroup } from "../../../parts/checkbox-group.tsx";
import { RadioGroup } from "../../../parts/radio-group.tsx";
import { useHands } from "../../editor/desk.ts";
import { useRoomNow } from "../../editor/use-room-now.ts";
import { SceneIcon } from "../../tools/scene-icon.tsx";
import type { DraftPartProps } from "./draft-part.ts";
import styles from "./links.module.css";

/** All lanes, or those that somebody chooses. Lanes that are hidden on the map are shown to nobody. */
export function LaneFields({ draft, set, faults }: DraftPartProps) {
  const { t } = useWords();
  const { map } = useRoomNow(useHands().room);
  const lanes = map.lanes.filter(({ hidden }) => !hidden);
  const ids = lanes.map(({ id }) => id);
  const isEvery = ids.every((id) => draft.chosen.includes(id));
  // One that is hidden just now stays chosen.
  const others = draft.chosen.filter((id) => !ids.includes(id));
  return (
    <>
      <RadioGroup
        label={t("sharing:links.form.lanes")}
        choices={(["all", "some"] as const).map((id) => ({
          id,
          name: t(`sharing:links.form.lanesOf.${id}`),
          text: t(`sharing:links.form.lanesText.${id}`),
        }))}
        value={draft.lanes}
        onChange={(choice) => set({ lanes: choice })}
      />
      {draft.lanes === "some" && (
        <div className={styles.lanes}>
          <CheckboxGroup
            label={t("sharing:links.form.chosen")}
            choices={lanes.map(({ id, kind, name, icon }) => ({
              id,
              name: name ?? t(`lanes:${kind}.name`),
              icon: <SceneIcon d={iconPath(icon ?? laneKindOf(kind).icon)} />,
              ...(!draft.numbers &&
                laneKindOf(kind).shape === "numbers" && { aside: t("sharing:links.form.needsNumbers") }),
            }))}
            value={draft.chosen}
            onChange={(chosen) => set({ chosen: [...others, ...chosen] })}
            error={faults.lanes && t("sharing:links.form.noLane")}
            isLong
          />
          <Button
            look="text"
            size="small"
            onPress={() => set({ chosen: isEvery ? others : [...others, ...ids] })}
          >
            {t(isEvery ? "sharing:links.form.none" : "sharing:links.form.every")}
          </Button>
        </div>
      )}
    </>
  );
}
