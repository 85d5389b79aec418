import {
  feelingId,
  journeyFileOf,
  laneKindOf,
  readJourneyFile,
  richTextOf,
  team,
  type JourneyMap,
  type Lane,
  type LaneKind,
  type RichText,
} from "@itinera/core";

const stageNames = [
  "Осведомлённость",
  "Awareness",
  "Выбор магазина",
  "Consideration",
  "Оформление заказа",
  "Checkout",
  "Доставка",
  "After-sales service",
];

const phrases = [
  "Понять, тот ли это магазин",
  "The price of delivery shows at the very end",
  "Цену доставки видно в самом конце",
  "Compare, and not be wrong",
  "Форма очищается на телефонах, и всё приходится вводить ещё раз",
  "The form forgets everything on phones, so it is all typed once more",
  "Долго ждать, нет вестей",
  "Keep the basket for 90 days",
  "Вернуть деньги при сдаче курьеру",
  "Find ideas for the living room",
];

const personaNames = ["Marta", "Дмитрий", "Anna", "Ольга"];

/** Ten lanes of cards, two of curves, three of numbers. */
const kinds: readonly LaneKind[] = [
  "goal",
  "actions",
  "touchpoints",
  "thoughts",
  "emotion",
  "barriers",
  "solutions",
  "ad-channels",
  "kpis",
  "emotion",
  "barriers",
  "solutions",
  "reach",
  "conversion",
  "drop-off",
];

/** Every ninth text has a list under its first line, with bold in it. */
function textOf(at: number): RichText {
  const text = `${phrases[(at * 7) % phrases.length] ?? ""} ${at}`;
  if (at % 9 !== 0) return richTextOf(text);
  const item = (words: string) => ({
    type: "listItem" as const,
    content: [
      {
        type: "paragraph" as const,
        content: [{ type: "text" as const, text: words, marks: [{ type: "bold" as const }] }],
      },
    ],
  });
  return {
    type: "doc",
    content: [
      ...richTextOf(text).content,
      { type: "bulletList", content: [item("Курьер"), item("Pick-up point")] },
    ],
  };
}

/** Of the map that is measured; from 1,000 cards on it has 30 lanes instead of 15. */
interface Size {
  readonly stages: number;
  readonly lanes: number;
  readonly cards: number;
}

/** 600 cards: 20 stages × 15 lanes; 2,000: 50 × 30. */
export const sizeFor = (cards: number): Size => ({
  cards,
  stages: Math.max(20, Math.round(cards / 40)),
  lanes: kinds.length * (cards < 1_000 ? 1 : 2),
});

/** A map of that size in Russian and English, with four personas and their curves. */
export function largeMap({ stages: stageCount, lanes: laneCount, cards: cardCount }: Size): JourneyMap {
  const id = <Id extends string>(text: string) => text as Id;
  const order = (at: number) => `b0${String(at).padStart(4, "0")}1`;
  const lanes = Array.from({ length: laneCount }, (_, at): Lane => ({
    id: id(`l${at}`),
    order: order(at),
    kind: kinds[at % kinds.length] ?? "goal",
  }));
  const ofCards = lanes.filter((lane) => laneKindOf(lane.kind).shape === "cards");
  const ofCurves = lanes.filter((lane) => laneKindOf(lane.kind).shape === "curve");
  const stages = Array.from({ length: stageCount }, (_, at) => ({
    id: id<JourneyMap["stages"][number]["id"]>(`s${at}`),
    order: order(at),
    name: `${stageNames[at % stageNames.length] ?? ""} ${at + 1}`,
  }));
  const personas = personaNames.map((name, at) => ({
    id: id<JourneyMap["personas"][number]["id"]>(`p${at}`),
    order: order(at),
    name,
    slot: at + 1,
  }));
  return {
    id: id("bench"),
    name: "Большая карта",
    type: "current-state",
    lang: "ru",
    personas,
    stages,
    steps: [],
    sections: [],
    lanes,
    cards: Array.from({ length: cardCount }, (_, at) => ({
      id: id(`c${at}`),
      order: order(at),
      lane: ofCards[at % ofCards.length]?.id ?? id("l0"),
      column: stages[Math.floor(at / ofCards.length) % stages.length]?.id ?? id("s0"),
      span: at % 40 === 7 ? 2 : 1,
      text: textOf(at),
      channels: at % 3 === 0 ? ["web"] : [],
      personas: at % 5 === 0 ? personas.slice(0, 1 + (at % 2)).map((one) => one.id) : [],
      ...(at % 4 === 0 && { level: "assumption" as const }),
    })),
    feelings: ofCurves.flatMap((lane) =>
      [team, ...personas.map((one) => one.id)].flatMap((persona, who) =>
        stages.map((stage, at) => {
          const place = { lane: lane.id, persona: persona as typeof team, column: stage.id };
          return { ...place, id: feelingId(place), value: (((at * 3 + who * 5) % 9) - 4) / 2 };
        }),
      ),
    ),
    connectors: [],
  };
}

/** The map as a journey file, which must be one that a server takes. */
export function largeMapFile(size: Size): string {
  const text = journeyFileOf(largeMap(size));
  const reading = readJourneyFile(text);
  if (reading.kind === "refused") throw new Error(JSON.stringify(reading));
  return text;
}
