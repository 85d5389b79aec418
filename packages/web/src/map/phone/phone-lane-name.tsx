import type { Lane } from "@itinera/core";
import { useHands } from "../editor/desk.ts";
import styles from "./phone-lane.module.css";
import { PhoneLaneTitle } from "./phone-lane-title.tsx";

interface PhoneLaneNameProps {
  readonly lane: Lane;
}

export function PhoneLaneName({ lane }: PhoneLaneNameProps) {
  const { editor } = useHands();
  const open = () => {
    editor.select({ kind: "lane", id: lane.id });
    editor.inspect("card");
  };
  return (
    <h3 className={styles.name}>
      <button type="button" className={styles.laneName} onClick={open}>
        <PhoneLaneTitle lane={lane} />
      </button>
    </h3>
  );
}
