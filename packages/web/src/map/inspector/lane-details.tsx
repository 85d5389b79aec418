import type { Lane } from "@itinera/core";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useDesk } from "../editor/desk.ts";
import styles from "./details.module.css";
import { LaneLook } from "./lane-look.tsx";
import { NameLine } from "./name-line.tsx";

interface LaneDetailsProps {
  readonly lane: Lane;
}

export function LaneDetails({ lane }: LaneDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const at = map.lanes.findIndex((one) => one.id === lane.id);
  return (
    <div className={styles.details}>
      <p className={styles.prompt}>{t(`lanes:${lane.kind}.prompt`)}</p>
      <NameLine
        label={t("map:name.lane")}
        name={lane.name ?? ""}
        placeholder={t(`lanes:${lane.kind}.name`)}
        onRename={(name) => editor.make({ kind: "lane.rename", id: lane.id, name })}
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          isDisabled={at === 0}
          onPress={() => editor.make({ kind: "lane.move", id: lane.id, at: at - 1 })}
        >
          <ArrowUp aria-hidden />
          {t("map:move.up")}
        </Button>
        <Button
          size="small"
          isDisabled={at === map.lanes.length - 1}
          onPress={() => editor.make({ kind: "lane.move", id: lane.id, at: at + 1 })}
        >
          <ArrowDown aria-hidden />
          {t("map:move.down")}
        </Button>
      </div>
      <LaneLook lane={lane} />
      <div className={styles.last}>
        <Button look="text" onPress={() => editor.remove({ kind: "lane", id: lane.id })}>
          {t("map:laneDelete")}
        </Button>
      </div>
    </div>
  );
}
