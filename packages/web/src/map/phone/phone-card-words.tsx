import { channelIcon, laneKindOf, plainTextOf, type Card, type CardLook, type Lane } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { Check } from "lucide-react";
import { useReadMap } from "../editor/desk.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import styles from "./phone-lane.module.css";

interface PhoneCardWordsProps {
  readonly card: Card;
  readonly lane: Lane;
}

export function cardLook({ kind }: Lane): CardLook {
  const its = laneKindOf(kind);
  return its.shape === "cards" ? its.look : "plain";
}

/** What a card says, whom it is about, and what was counted at it. */
export function PhoneCardWords({ card, lane }: PhoneCardWordsProps) {
  const { map, overlay, words } = useReadMap();
  const look = cardLook(lane);
  const counted = overlay.state === "counted" ? overlay.touchpoints.get(card.id) : undefined;
  const who = map.personas.filter((persona) => card.personas.includes(persona.id)).map(({ name }) => name);
  return (
    <>
      {look === "touchpoint" && (
        <SceneIcon d={iconPath(card.channels[0] ? channelIcon(card.channels[0]) : "circle-dot")} />
      )}
      {look === "barrier" && <span className={styles.barrier} aria-hidden />}
      {look === "solution" && <Check aria-hidden className={styles.solution} />}
      <span className={styles.words}>
        {plainTextOf(card.text)}
        {who.length > 0 && <small className={styles.who}> {who.join(", ")}</small>}
      </span>
      {counted && <b className={styles.count}>{words.number(counted.units)}</b>}
    </>
  );
}
