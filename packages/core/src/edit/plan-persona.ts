import type { Change } from "./change.ts";
import { orderAt } from "./order.ts";
import { cleared } from "../map/field.ts";
import { listLimits, team } from "../map/journey-map.ts";
import { changes, refused, type Planners } from "./outcome.ts";

export const planPersona: Planners<
  "persona.add" | "persona.rename" | "persona.move" | "persona.set" | "persona.delete"
> = {
  "persona.add": (map, { id, name, fields }) => {
    if (id === team || map.personas.some((persona) => persona.id === id)) return refused("taken");
    if (map.personas.length >= listLimits.personas) return refused("too-many");
    const used = new Set(map.personas.map((persona) => persona.slot));
    const slot = [1, 2, 3, 4, 5, 6, 7, 8].find((one) => !used.has(one)) ?? (map.personas.length % 8) + 1;
    const order = orderAt(map.personas, map.personas.length);
    return changes({ kind: "put", list: "personas", record: { ...fields, id, order, name, slot } });
  },
  "persona.rename": (map, { id, name }) =>
    map.personas.some((persona) => persona.id === id)
      ? changes({ kind: "set", list: "personas", id, fields: { name } })
      : refused("gone"),
  "persona.move": (map, { id, at }) => {
    if (!map.personas.some((persona) => persona.id === id)) return refused("gone");
    const others = map.personas.filter((persona) => persona.id !== id);
    return changes({ kind: "set", list: "personas", id, fields: { order: orderAt(others, at) } });
  },
  "persona.set": (map, { id, fields }) =>
    map.personas.some((persona) => persona.id === id)
      ? changes({ kind: "set", list: "personas", id, fields: cleared(fields) })
      : refused("gone"),
  "persona.delete": (map, { id }) =>
    map.personas.some((persona) => persona.id === id)
      ? changes(
          ...map.feelings
            .filter((feeling) => feeling.persona === id)
            .map((feeling): Change => ({ kind: "delete", list: "feelings", id: feeling.id })),
          ...map.cards
            .filter((card) => card.personas.includes(id))
            .map((card): Change => ({
              kind: "set",
              list: "cards",
              id: card.id,
              fields: { personas: card.personas.filter((one) => one !== id) },
            })),
          { kind: "delete", list: "personas", id },
        )
      : refused("gone"),
};
