import type { Alternative, Binding, PropertyFilter } from "@itinera/core";
import type { Dictionary } from "../kinds/dictionary.ts";
import { bound, join, literal, sql, string, type Sql } from "../sql/sql.ts";

/** Whether an event row (unit/events.ts) matches a binding (D10). */
export function conditionOf(binding: Binding, dictionary: Dictionary): Sql {
  if (binding.length === 0) return sql`0`;
  return sql`(${join(
    binding.map((one) => alternative(one, dictionary)),
    " OR ",
  )})`;
}

function alternative({ name, channel, where }: Alternative, dictionary: Dictionary): Sql {
  const parts = [
    ...(name === undefined ? [] : [sql`code = ${literal(dictionary.codeOf(name) ?? 0)}`]),
    ...(channel === undefined ? [] : [sql`channel = ${string(channel)}`]),
    ...where.map(propertyHolds),
  ];
  return parts.length === 0 ? sql`0` : sql`(${join(parts, " AND ")})`;
}

/** Text as it stands in the log. A property that an event lacks is only `is-not` and `missing`. */
function propertyHolds({ property, op, value }: PropertyFilter): Sql {
  const key = string(property);
  const wanted = string(value);
  const exists = sql`mapContains(properties, ${key})`;
  const text = sql`properties[${key}]`;
  switch (op) {
    case "exists":
      return exists;
    case "missing":
      return sql`NOT ${exists}`;
    case "is":
      return sql`(${exists} AND ${text} = ${wanted})`;
    case "is-not":
      return sql`NOT (${exists} AND ${text} = ${wanted})`;
    case "contains":
      return sql`(${exists} AND position(${text}, ${wanted}) > 0)`;
    case "starts-with":
      return sql`startsWith(${text}, ${wanted}) AND ${exists}`;
    case "greater":
    case "less":
      return comparesAs(op, text, value);
  }
}

/** As numbers; text that is none never matches, on neither side. */
function comparesAs(op: "greater" | "less", text: Sql, value: string): Sql {
  const limit = Number(value);
  if (value.trim() === "" || !Number.isFinite(limit)) return sql`0`;
  const number = sql`toFloat64OrNull(${text})`;
  const compared =
    op === "greater"
      ? sql`${number} > ${bound("Float64", limit)}`
      : sql`${number} < ${bound("Float64", limit)}`;
  return sql`ifNull(${compared}, 0)`;
}
