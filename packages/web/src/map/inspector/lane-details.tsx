import type { Lane } from "@itinera/core";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useDesk } from "../editor/desk.ts";
import { laneTo, lanesBeside, withSection } from "../gesture/lane-place.ts";
import styles from "./details.module.css";
import { LaneLook } from "./lane-look.tsx";
import { NameLine } from "./name-line.tsx";

const arrows = { up: ArrowUp, down: ArrowDown } as const;

interface LaneDetailsProps {
  readonly lane: Lane;
}

export function LaneDetails({ lane }: LaneDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const at = lanesBeside(map, lane.id).findIndex((one) => one.id === lane.id);
  const moves = { up: laneTo(map, lane.id, at - 1), down: laneTo(map, lane.id, at + 1) };
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
        {(["up", "down"] as const).map((way) => {
          const [move, Arrow] = [moves[way], arrows[way]];
          return (
            <Button
              key={way}
              size="small"
              isDisabled={!move}
              onPress={() => {
                if (move) editor.make(withSection(map, move));
              }}
            >
              <Arrow aria-hidden />
              {t(`map:move.${way}`)}
            </Button>
          );
        })}
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
