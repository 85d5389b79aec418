import { laneKindOf, laneRoles, type Lane } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import { Select } from "../../parts/select.tsx";
import { Switch } from "../../parts/switch.tsx";
import { useHands } from "../editor/desk.ts";
import { setLane } from "../structure/lane-edits.ts";
import { ColourField } from "./card/colour-field.tsx";
import { IconField } from "./card/icon-field.tsx";
import styles from "./details.module.css";

interface LaneLookProps {
  readonly lane: Lane;
}

const ofKind = "kind";
/** A curve has a word for each whole value. */
const values = [-2, -1, 0, 1, 2] as const;

/** How a lane looks and where it stands: pinned, folded, its role in a blueprint, words and faces of a curve. */
export function LaneLook({ lane }: LaneLookProps) {
  const { editor } = useHands();
  const { t, lang } = useWords();
  const kind = laneKindOf(lane.kind);
  const set = (fields: Parameters<typeof setLane>[1]) => editor.make(setLane(lane.id, fields));
  const number = new Intl.NumberFormat(lang, { signDisplay: "exceptZero" });
  const labels = lane.labels ?? values.map(() => "");
  return (
    <>
      <div>
        <Switch
          label={t("structure:lane.pinned")}
          isOn={lane.pinned === true}
          onChange={(isOn) => set({ pinned: isOn || null })}
        />
        <Switch
          label={t("structure:lane.collapsed")}
          isOn={lane.collapsed === true}
          onChange={(isOn) => set({ collapsed: isOn })}
        />
      </div>
      <Select
        label={t("structure:lane.role")}
        choices={[
          {
            id: ofKind,
            name: t("structure:lane.ownRole", { role: t(`structure:role.${kind.role ?? "map"}`) }),
          },
          ...laneRoles.map((id) => ({ id, name: t(`structure:role.${id}`) })),
        ]}
        value={lane.role ?? ofKind}
        onChange={(id) => set({ role: laneRoles.find((one) => one === id) ?? null })}
      />
      <ColourField value={lane.colour} onChange={(colour) => set({ colour })} />
      <IconField value={lane.icon} onChange={(icon) => set({ icon })} />
      {kind.shape === "curve" && (
        <div className={styles.fields} role="group" aria-label={t("structure:lane.scale")}>
          <Switch
            label={t("structure:lane.faces")}
            isOn={lane.faces === true}
            onChange={(isOn) => set({ faces: isOn || null })}
          />
          {values.toReversed().map((value) => (
            <KeptField
              key={value}
              label={t("structure:lane.label", { value: number.format(value).replace("-", "−") })}
              value={labels[value + 2] ?? ""}
              maxLength={60}
              onKeep={(text) => {
                const next = labels.map((one, at) => (at === value + 2 ? text : one));
                set({ labels: next.some((one) => one !== "") ? next : null });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}
