import { channelIcon, laneKindOf, plainTextOf, type Card, type Lane } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { points, polygon } from "../draw/outline.ts";
import { personaMarker } from "../draw/persona-marker.ts";
import { blockMark, heightOf } from "../layout/pen.ts";
import type { FormInput } from "./form-scene.ts";
import { formStyles, pensOf } from "./form-pens.ts";

/** Left of the words, behind the sign. */
const signW = 22;
const padY = 3;
const markerStep = 12;

/** What stands before the words: the channel of a touchpoint, the sign of a barrier, else the lane's icon. */
function signOf(lane: Lane, card: Card, middle: number): Mark {
  const kind = laneKindOf(lane.kind);
  const look = kind.shape === "cards" ? kind.look : "plain";
  if (look === "barrier")
    return { kind: "path", x: 4, y: middle - 5, d: polygon([0, 9], [5, 0], [10, 9]), fill: "barrier" };
  if (look === "solution") {
    const d = points([0.5, 3.6], [3.4, 6.5], [9.6, 0.3]);
    return { kind: "path", x: 4, y: middle - 4, d, stroke: "solve", width: 1.6 };
  }
  const [channel] = card.channels;
  const icon =
    card.icon ??
    (look === "touchpoint" && channel !== undefined ? channelIcon(channel) : (lane.icon ?? kind.icon));
  return { kind: "icon", x: 2, y: middle - 7, size: 14, icon, ink: "ink-3" };
}

/** A card as one block of words behind its sign, `w` px wide, its upper left corner at x, y. */
export function formCard(
  input: FormInput,
  lane: Lane,
  card: Card,
  { x, y, w, most = 6 }: { x: number; y: number; w: number; most?: number },
): Group {
  const { own } = pensOf(input);
  const kind = laneKindOf(lane.kind);
  const isVoice = kind.shape === "cards" && kind.look === "voice";
  const style = isVoice ? formStyles.voice : formStyles.body;
  const about = input.map.personas.filter((one) => card.personas.includes(one.id));
  const markersW = about.length * markerStep;
  const said = plainTextOf(card.text).trim();
  const text = blockMark(
    own,
    said === "" ? "–" : said,
    style,
    "ink",
    signW,
    padY,
    w - signW - markersW,
    most,
  );
  const middle = padY + style.leading / 2;
  const lastW = text.lines.at(-1)?.width ?? 0;
  const lastMiddle = padY + heightOf(text) - style.leading / 2;
  const laneName = lane.name ?? input.words.laneName(lane.kind);
  return {
    id: card.id,
    role: "card",
    x,
    y,
    w,
    h: heightOf(text) + padY * 2,
    label: [
      `${laneName}: ${said}`,
      ...card.channels.map((channel) => input.words.channel(channel)),
      ...about.map((one) => one.name),
    ].join(", "),
    marks: [
      signOf(lane, card, middle),
      text,
      ...about.map((one, at) =>
        personaMarker(one.slot, signW + lastW + (at + 0.8) * markerStep, lastMiddle + 0.5, "full"),
      ),
    ],
  };
}
