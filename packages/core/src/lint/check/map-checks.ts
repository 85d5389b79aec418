import { plainTextOf } from "../../map/rich-text.ts";
import type { Check } from "../remark.ts";
import { companyWords, departmentNames } from "./telling-words.ts";
import { atCards, cardsOf } from "./cards-of.ts";

/** More than people take in: what workshops and readers of maps bear. */
const most = { lanes: 20, stages: 15, cardsInCell: 10 } as const;

export const tooLarge: Check = (map) => {
  const lanes = map.lanes.filter((lane) => lane.hidden !== true).length;
  const cells = Map.groupBy(map.cards, (card) => `${card.lane} ${card.column}`);
  return [
    ...(lanes > most.lanes
      ? [{ at: { kind: "map" as const }, values: { lanes, stages: map.stages.length } }]
      : []),
    ...(map.stages.length > most.stages && lanes <= most.lanes
      ? [{ at: { kind: "map" as const }, values: { lanes, stages: map.stages.length } }]
      : []),
    ...[...cells.values()].flatMap((cards) => {
      const [first] = cards;
      return first && cards.length > most.cardsInCell
        ? [
            {
              at: { kind: "column" as const, id: first.column },
              values: { lanes, stages: map.stages.length },
            },
          ]
        : [];
    }),
  ];
};

export const oneSidedView: Check = (map) => (map.participants?.length === 1 ? [{ at: { kind: "map" } }] : []);

export const reviewOverdue: Check = (map, today) =>
  map.review !== undefined && map.review < today ? [{ at: { kind: "map" } }] : [];

const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** A stage is a part of the customer's way, not of the company. */
export const stageNamedLikeDepartment: Check = (map) =>
  map.stages
    .filter((stage) => departmentNames.has(words(stage.name).join(" ")))
    .map(({ id, name }) => ({ at: { kind: "stage", id }, values: { name } }));

/** What the customer wants and does, told by the company. Quotes and thoughts are left alone: customers say "we" too. */
export const companysPointOfView: Check = (map) =>
  atCards(
    cardsOf(map, "goal", "needs", "actions", "motives", "expectations", "fears").filter((card) =>
      words(plainTextOf(card.text)).some((word) => companyWords.has(word)),
    ),
  );
