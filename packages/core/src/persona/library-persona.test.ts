import { expect, it } from "vitest";
import { personaSchema } from "../map/persona.ts";
import { portraitDifferences, portraitOf } from "./library-persona.ts";

const marta = personaSchema.parse({
  id: "marta",
  order: "a0",
  slot: 3,
  name: "Marta",
  library: "l1",
  role: "Buyer",
  goals: ["A quiet evening"],
  facts: [{ name: "Age", value: "34" }],
});

it("a portrait leaves behind what belongs to one map", () => {
  expect(portraitOf(marta)).toEqual({
    role: "Buyer",
    goals: ["A quiet evening"],
    facts: [{ name: "Age", value: "34" }],
  });
});

it("portraits differ by what they say, not by the order of keys or an empty list", () => {
  const fields = portraitOf(marta);
  const same = { ...fields, facts: [{ value: "34", name: "Age" }], needs: [] };
  expect(portraitDifferences({ name: "Marta", fields }, { name: "Marta", fields: same })).toEqual([]);
  const { role: _, ...rest } = fields;
  expect(
    portraitDifferences(
      { name: "Marta", fields },
      { name: "Marta N.", fields: { ...rest, goals: ["Sleep"] } },
    ),
  ).toEqual(["name", "role", "goals"]);
});
