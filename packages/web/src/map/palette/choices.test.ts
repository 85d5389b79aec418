import { describe, expect, test } from "vitest";
import { actions } from "../action/actions.ts";
import { sampleMap } from "../editor/sample-map.fixture.ts";
import { paletteChoices, sought } from "./choices.ts";

const found = (query: string) =>
  paletteChoices({
    mayEdit: true,
    query,
    map: sampleMap,
    actions,
    maps: [{ id: "other", name: "Żabka, tomorrow", project: "Shop" }],
    actionName: (id) => id,
    laneName: (kind) => kind,
  }).map(([group, list]) => [group, list.map((one) => one.name)]);

describe("the palette", () => {
  test("finds words without case and accents, in any order", () => {
    const finds = (query: string, text: string) => sought(query, [text], (one) => one).length === 1;
    expect(finds("zabka", "Żabka")).toBe(true);
    expect(finds("все елки", "Ёлки, и ВСЕ")).toBe(true);
    expect(finds("lodz", "Łódź")).toBe(true);
    expect(finds("two one", "one")).toBe(false);
  });

  test("puts first what is called so, then what begins so, then where a word does", () => {
    const names = ["Precheckout", "Guest checkout", "Checkout page", "Out", "Checkout"];
    expect(sought("checkout", names, (one) => one)).toEqual([
      "Checkout",
      "Checkout page",
      "Guest checkout",
      "Precheckout",
    ]);
  });

  test("leaves all in their order when nothing is asked, those without a name too", () => {
    expect(sought(" ", ["b", "", "a"], (one) => one)).toEqual(["b", "", "a"]);
  });

  test("offers verbs first, then places, then other maps", () => {
    expect(found("").map(([group]) => group)).toEqual(["actions", "stages", "lanes", "maps"]);
    expect(found("t3")).toEqual([["cards", ["t3"]]]);
    expect(found("basket")).toEqual([["stages", ["Basket"]]]);
    expect(found("zabka")).toEqual([["maps", ["Żabka, tomorrow"]]]);
    expect(found("barriers")).toEqual([["add-lane", ["barriers"]]]);
  });
});
