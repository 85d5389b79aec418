import { isChannelId } from "../channel.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import type { Card } from "../map/card.ts";
import { columnsOf, type Column } from "../map/columns.ts";
import type { Lane } from "../map/lane.ts";
import { plainTextOf } from "../map/rich-text.ts";
import type { TextFormInput, TextItem } from "./text-form.ts";

/** Words for what a card shows beside its text. */
function asidesOf({ map, t, numbers }: TextFormInput, card: Card): readonly string[] {
  const names = map.personas.filter((one) => card.personas.includes(one.id)).map((one) => one.name);
  const n = Math.max(0, ...(card.evidence ?? []).map((one) => one.n ?? 0));
  const last = lastColumn(map, card);
  const own = last && (last.step ?? last.stage).name;
  const parts: readonly (string | false | undefined)[] = [
    card.critical === true && t("forms:aside.critical"),
    ...card.channels.map((id) => (isChannelId(id) ? t(`channels:${id}`) : id)),
    ...names,
    own !== undefined && t("forms:aside.until", { name: own }),
    card.importance !== undefined && t("forms:aside.importance", { value: card.importance }),
    card.satisfaction !== undefined && t("forms:aside.satisfaction", { value: card.satisfaction }),
    card.status !== undefined && t(`forms:status.${card.status}`),
    card.owner !== undefined && t("forms:aside.owner", { name: card.owner }),
    card.target !== undefined && t("forms:aside.target", { value: card.target }),
    ...(card.tags ?? []).map((tag) => `#${tag}`),
    card.level === "assumption" && t("scene:assumption"),
    n > 0 && t("scene:number.n", { number: numbers.number(n) }),
  ];
  return parts.filter((part) => typeof part === "string");
}

/** The last column that a card covers, where it covers several. */
function lastColumn(map: TextFormInput["map"], card: Card): Column | undefined {
  if (card.span === 1) return undefined;
  const columns = columnsOf(map);
  const first = columns.findIndex((column) => column.id === card.column);
  const last = columns[Math.min(columns.length, first + card.span) - 1];
  return last?.id === card.column ? undefined : last;
}

/** A card in words; undefined for one that says nothing at all. */
export function cardItem(input: TextFormInput, lane: Lane, card: Card): TextItem | undefined {
  const pictures = (card.attachments ?? []).flatMap((one) =>
    one.kind === "image" ? (one.alt ?? []) : one.kind === "link" ? (one.title ?? one.url) : one.name,
  );
  const written = plainTextOf(card.text).trim().replaceAll(/\n+/g, "\n");
  const words = written || pictures.join(", ");
  const asides = asidesOf(input, card);
  const { overlay, t, unit } = input;
  const counted = overlay.state === "counted" ? overlay.touchpoints.get(card.id) : undefined;
  if (words === "" && asides.length === 0 && !counted) return undefined;
  const kind = laneKindOf(lane.kind);
  const isVoice = kind.shape === "cards" && kind.look === "voice" && !/^[“"«„]/.test(words);
  return {
    text: isVoice && words !== "" ? input.t("forms:quote", { words }) : words,
    asides,
    ...(counted && {
      counted: t("forms:aside.counted", { units: t(`units:counted.${unit}`, { count: counted.units }) }),
    }),
    place: { kind: "card", id: card.id },
    words: "map",
  };
}
