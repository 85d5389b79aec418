// How fast a map is laid out, measured and printed: a map of 20 stages, 15 lanes and 600 cards in Russian.
// Peer for the measuring: HarfBuzz in WebAssembly on the same strings. `npm run bench -- scene`
import { readFileSync } from "node:fs";
import * as hb from "harfbuzzjs";
import {
  createTranslator,
  laneKindNames,
  laneKindOf,
  plainTextOf,
  richTextOf,
  type JourneyMap,
  type Lane,
  type Overlay,
} from "@itinera/core";
import { createExporter, pageOfMap } from "@itinera/export";
import {
  layoutMap,
  loadHyphenate,
  measureText,
  sceneWords,
  standardFonts,
  svgOf,
  type Scene,
} from "@itinera/scene";

const phrases = [
  "Понять, тот ли это магазин",
  "Цену доставки видно в самом конце",
  "Сравнить и не ошибиться",
  "Форма очищается на телефонах, и всё приходится вводить ещё раз",
  "Долго ждать, нет вестей",
  "Вернуть деньги при сдаче курьеру",
  "Хранить корзину 90 дней",
  "Найти идеи для гостиной",
];

function mapOf(stages: number, lanes: number, cards: number): JourneyMap {
  const id = <Id extends string>(text: string) => text as Id;
  const kinds = Array.from({ length: lanes }, (_, at) => laneKindNames[at % laneKindNames.length] ?? "goal");
  const rows = kinds.map((kind, at): Lane => ({ id: id(`l${at}`), order: `a${at}`, kind }));
  const cardRows = rows.filter((lane) => laneKindOf(lane.kind).shape === "cards");
  return {
    id: id("bench"),
    name: "Большая карта",
    type: "current-state",
    lang: "ru",
    personas: [],
    stages: Array.from({ length: stages }, (_, at) => ({
      id: id(`s${at}`),
      order: `a${at}`,
      name: `Этап номер ${at}`,
    })),
    steps: [],
    sections: [],
    lanes: rows,
    cards: Array.from({ length: cards }, (_, at) => ({
      id: id(`c${at}`),
      order: `a${String(at).padStart(5, "0")}`,
      lane: cardRows[at % cardRows.length]?.id ?? id("l0"),
      column: id(`s${Math.floor(at / cardRows.length) % stages}`),
      span: 1,
      text: richTextOf(`${phrases[(at * 7) % phrases.length] ?? ""} ${at}`),
      channels: at % 3 === 0 ? ["web"] : [],
      personas: [],
    })),
    feelings: [],
    connectors: [],
  };
}

/** ms: the median of `rounds`, and the slowest of them. */
function timed(rounds: number, work: () => unknown): { median: number; slowest: number } {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[rounds >> 1] ?? 0, slowest: times.at(-1) ?? 0 };
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const absent: Overlay = { state: "absent" };

const { t } = await createTranslator("ru");
const words = sceneWords(t, "ru");
const hyphenate = await loadHyphenate("ru");
const layout = (map: JourneyMap, previous?: Scene) =>
  layoutMap({ map, overlay: absent, words, fonts: standardFonts, hyphenate, ...(previous && { previous }) });

for (const [stages, lanes, cards] of [
  [20, 15, 600],
  [50, 30, 2_000],
] as const) {
  const map = mapOf(stages, lanes, cards);
  const cold = timed(1, () => layout(map)).median;
  const fresh = timed(20, () => layout(map));
  const before = layout(map);
  const first = map.cards[0];
  let turn = 0;
  const edit = timed(50, () => {
    const changed = first && { ...first, text: richTextOf(`${phrases[turn++ % phrases.length] ?? ""}!`) };
    return layout({ ...map, cards: changed ? [changed, ...map.cards.slice(1)] : map.cards }, before);
  });
  console.log(
    `${stages} stages × ${lanes} lanes × ${cards} cards: cold ${ms(cold)}, whole ${ms(fresh.median)}, ` +
      `after one edit ${ms(edit.median)} (slowest ${ms(edit.slowest)}; target for 600: ≤ 30 ms)`,
  );
}

const map = mapOf(20, 15, 600);
const strings = map.cards.map((card) => plainTextOf(card.text));
const own = timed(20, () => {
  for (const text of strings)
    measureText([{ text, font: "ui-400" }], 13, standardFonts).width(0, text.length);
}).median;
const file = readFileSync(new URL(import.meta.resolve("@itinera/scene/fonts/ui-400.ttf")));
const font = new hb.Font(new hb.Face(new hb.Blob(file)));
const peer = timed(5, () => {
  for (const text of strings) {
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    buffer.getGlyphPositions();
  }
}).median;
console.log(
  `measuring ${strings.length} strings: ${ms(own)} (${Math.round(strings.length / own)} a ms), ` +
    `HarfBuzz in WebAssembly ${ms(peer)}: ${(peer / own).toFixed(0)} × as fast`,
);

const page = await pageOfMap({ map, overlay: absent, lang: "ru" });
console.log(`SVG ${ms(timed(10, () => svgOf(page)).median)}`);
const exporter = createExporter();
const asked = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return ms(performance.now() - start);
};
await exporter.pdf(page);
console.log(
  `PDF ${await asked(() => exporter.pdf(page))}, PNG ${await asked(() => exporter.png(page, { scale: 1 }))} (600 cards)`,
);
await exporter.close();
