import type { CardId } from "@itinera/core";
import type { Group } from "@itinera/scene";
import { memo, useRef, type PointerEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import { samePlace, type Place } from "../editor/place.ts";
import { RemarkSign } from "../remark/remark-sign.tsx";
import { ArrowHandle } from "../structure/arrow-handle.tsx";
import styles from "./card.module.css";
import { ChannelPress } from "./channel-press.tsx";
import { DoorPress } from "./door-press.tsx";
import { Marks } from "./marks.tsx";
import { StretchHandle } from "./stretch-handle.tsx";
import { useDragSource } from "./use-drag-source.ts";
import { usePlace } from "./use-place.ts";

interface CardProps {
  readonly group: Group;
  /** Corner of the cell that holds it, in px of the sheet. */
  readonly x: number;
  readonly y: number;
  /** A touchpoint: its icon is its channel. */
  readonly hasChannels: boolean;
  /** Its words stand in one picture of the row. */
  readonly isFar: boolean;
}

/** A card: words on paper until it is touched. */
export const Card = memo(function Card({ group, x, y, hasChannels, isFar }: CardProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const place = { kind: "card", id: group.id as CardId } as const satisfies Place;
  const element = useRef<HTMLDivElement>(null);
  const { isHere, props } = usePlace(place);
  const state = useEditorState(editor, ({ hand, chosen }) => {
    if (hand.kind === "writing" && hand.draft.id === place.id) return "writing";
    if (
      hand.kind === "carrying" &&
      (hand.draft.id === place.id || (hand.along.length > 0 && chosen.has(place.id)))
    )
      return "carried";
    if (hand.kind !== "dragging") return undefined;
    const isAlong = hand.place.kind === "card" && chosen.has(hand.place.id) && chosen.has(place.id);
    return isAlong || samePlace(hand.place, place) ? "dragged" : undefined;
  });
  const mayEdit = useMayEdit();
  const hasHandles = isHere && mayEdit && state === undefined;
  const isChosen = useEditorState(editor, ({ chosen }) => chosen.has(place.id));
  useDragSource(element, place, state === "writing");
  return (
    <div
      {...props}
      ref={element}
      className={styles.card}
      role="group"
      aria-label={isChosen ? t("map:chosen.card", { name: group.label }) : group.label}
      data-chosen={isChosen || undefined}
      data-faint={group.faint}
      data-state={state}
      style={{ left: group.x - x, top: group.y - y, width: group.w, height: group.h }}
      onPointerDown={(event: PointerEvent<HTMLElement>) => event.stopPropagation()}
    >
      {!isFar && <Marks marks={group.marks} />}
      {!isFar && <RemarkSign place={place} />}
      {hasHandles && hasChannels && !isFar && <ChannelPress id={place.id} />}
      {group.door !== undefined && state === undefined && !isFar && <DoorPress map={group.door} />}
      {hasHandles && <StretchHandle id={place.id} edge="right" />}
      {hasHandles && <StretchHandle id={place.id} edge="bottom" />}
      {hasHandles && !isFar && <ArrowHandle from={place} />}
    </div>
  );
});
