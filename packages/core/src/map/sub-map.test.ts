import fc from "fast-check";
import { expect, it } from "vitest";
import { mapIdSchema, stageIdSchema } from "../ids.ts";
import { arbitraryMap } from "./arbitrary-map.test-kit.ts";
import { columnsOf } from "./columns.ts";
import { heal } from "./heal.ts";
import { journeyMapSchema } from "./journey-map.ts";
import { subMapOf } from "./sub-map.ts";

const as = mapIdSchema.parse("below");

it("holds what stood in the stage, its steps as stages, and nothing else", () => {
  fc.assert(
    fc.property(arbitraryMap, (given) => {
      const map = heal(given);
      for (const stage of map.stages) {
        const sub = subMapOf(map, stage.id, as);
        expect(sub).toBeDefined();
        if (!sub) continue;
        const columns = columnsOf(map).filter((one) => one.stage.id === stage.id);
        expect(sub).toMatchObject({ id: as, name: stage.name, type: map.type, lang: map.lang, steps: [] });
        expect(sub.stages.map(({ id, name }) => [id, name])).toEqual(
          columns.map((one) => [one.id, one.step?.name ?? stage.name]),
        );
        const inside = new Set<string>(columns.map((one) => one.id));
        expect(sub.cards).toEqual(map.cards.filter((card) => inside.has(card.column)));
        expect(sub.feelings).toEqual(map.feelings.filter((feeling) => inside.has(feeling.column)));
        expect(journeyMapSchema.parse(sub)).toEqual(sub);
        expect(heal(sub)).toEqual(sub);
      }
    }),
    { numRuns: 60 },
  );
});

it("is none where the stage is gone", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      expect(subMapOf(map, stageIdSchema.parse("nowhere"), as)).toBeUndefined();
    }),
    { numRuns: 5 },
  );
});
