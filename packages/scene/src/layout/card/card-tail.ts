import type { Persona } from "@itinera/core";
import type { Mark } from "../../draw/mark.ts";
import { personaMarker } from "../../draw/persona-marker.ts";
import { baselineOf } from "../../text/font-metrics.ts";
import { styles, type TextStyle } from "../density.ts";
import { lineMark, widthOf, type Pen } from "../pen.ts";
import type { ShownEvidence } from "./card-evidence.ts";
import type { SetText } from "./card-text.ts";

/** px between the last word and what follows it, and from marker to marker. */
const gap = 5;
const markerStep = 12;

/** What follows the last word of a card: what supports it, and the personas that it is about. */
export interface Tail {
  readonly w: number;
  /** `x`: its left; `bottom`: of the line that it stands in. */
  readonly at: (x: number, bottom: number) => readonly Mark[];
}

export function tailOf(
  pen: Pen,
  style: TextStyle,
  evidence: ShownEvidence | undefined,
  about: readonly Persona[],
  width: number,
): Tail {
  const note =
    evidence &&
    lineMark(
      pen,
      evidence.text,
      styles.micro,
      evidence.expired ? "warn" : "over",
      0,
      0,
      Math.max(1, width - gap),
    );
  const noteW = note ? gap + widthOf(note) : 0;
  const markersW = about.length === 0 ? 0 : gap + about.length * markerStep;
  return {
    w: noteW + markersW,
    at(x, bottom) {
      const baseline =
        bottom - style.leading + baselineOf(pen.fonts.of(style.font), style.size, style.leading);
      const middle = bottom - style.leading / 2 + 0.5;
      return [
        ...(note ? [{ ...note, x: x + gap, y: baseline }] : []),
        ...about.map((persona, at) =>
          personaMarker(persona.slot, x + noteW + gap + 4.5 + at * markerStep, middle, "full"),
        ),
      ];
    },
  };
}

/** The tail after the last word or, without room there, under it. */
export function placedTail(tail: Tail, textX: number, text: SetText, width: number, leading: number) {
  if (tail.w === 0) return { extra: 0, marks: [] };
  const isUnder = text.lastW + tail.w > width;
  const extra = isUnder ? leading : 0;
  const x = textX + (isUnder ? -gap : text.lastW);
  return { extra, marks: tail.at(x, text.bottom + extra) };
}
