import { cleared } from "../map/field.ts";
import { changes, type Planners } from "./outcome.ts";

export const planMap: Planners<"map.rename" | "map.set-type" | "map.set-lang" | "map.set-frame"> = {
  "map.rename": (_, { name }) => changes({ kind: "set-head", fields: { name } }),
  "map.set-type": (_, { type }) => changes({ kind: "set-head", fields: { type } }),
  "map.set-lang": (_, { lang }) => changes({ kind: "set-head", fields: { lang } }),
  "map.set-frame": (_, { fields }) => changes({ kind: "set-head", fields: cleared(fields) }),
};
