import { expect, it } from "vitest";
import type { MapId, PersonaId } from "../ids.ts";
import { emptyMap } from "../map/empty-map.ts";
import { applyChanges } from "./apply.ts";
import { plan } from "./plan.ts";

it("eight personas have a colour each, the ninth shares one, and a colour that is free again is given anew", () => {
  let map = emptyMap("m" as MapId, { name: "Shop", type: "current-state", lang: "en" });
  const edit = (made: Parameters<typeof plan>[1]) => {
    const planned = plan(map, made);
    if (planned.kind === "refused") throw new Error(planned.reason);
    map = applyChanges(map, planned.changes);
  };
  const add = (id: string) => edit({ kind: "persona.add", id: id as PersonaId, name: id });
  for (const id of "abcdefghi") add(id);
  expect(map.personas.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
  edit({ kind: "persona.delete", id: "c" as PersonaId });
  add("j");
  expect(map.personas.find(({ id }) => id === "j")?.slot).toBe(3);
});
