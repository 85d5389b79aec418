import fc from "fast-check";
import { expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { arbitraryMap } from "./arbitrary-map.test-kit.ts";
import { referencesOf, withAssets } from "./references.ts";

it("names every file and every map once, wherever it is used", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const { maps, assets } = referencesOf(map);
      expect(assets).toEqual([...new Set(JSON.stringify(map).match(/(?<="asset":")[0-9a-f]{64}/g))].sort());
      expect(maps).toEqual([...new Set(map.cards.flatMap((card) => card.map ?? []))].sort());
    }),
  );
});

it("puts other files in the place of some, everywhere", () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const { assets } = referencesOf(map);
      const other = "f".repeat(64) as AssetId;
      const moved = withAssets(map, new Map(assets.map((one) => [one, other])));
      expect(referencesOf(moved).assets).toEqual(assets.length > 0 ? [other] : []);
      expect(JSON.stringify(moved)).toBe(
        JSON.stringify(map).replaceAll(/(?<="asset":")[0-9a-f]{64}/g, other),
      );
      expect(withAssets(map, new Map())).toBe(map);
    }),
  );
});
