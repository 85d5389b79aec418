import type { JsonValue } from "./dialect.ts";
import { storableText } from "./storable-text.ts";

/**
 * What programs send by mistake when they do not know who it is. Taken for an id, it would make one person of
 * thousands, and one message of all. The list is that of PostHog, which met them all, and a few more.
 */
const meansNobody = new Set([
  "anonymous",
  "guest",
  "distinctid",
  "distinct_id",
  "id",
  "email",
  "not_authenticated",
  "undefined",
  "null",
  "nil",
  "none",
  "true",
  "false",
  "0",
  "[object object]",
  "00000000-0000-0000-0000-000000000000",
]);

const longest = Math.max(...[...meansNobody].map((id) => id.length)) + 2;

function isNobody(id: string): boolean {
  const quote = id[0];
  const isQuoted = (quote === '"' || quote === "'") && id.length > 1 && id.endsWith(quote);
  const bare = isQuoted ? id.slice(1, -1).trim() : id;
  // "nan" may be somebody's name.
  return bare === "" || bare === "NaN" || meansNobody.has(bare.toLowerCase());
}

/** The id of somebody or something, its case and spaces as they are; undefined where it means nobody. */
export function idOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === "number") return value === 0 || !Number.isFinite(value) ? undefined : String(value);
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed.length <= longest && isNobody(trimmed) ? undefined : storableText(value);
}

/** The first of several that is an id. */
export function firstIdOf(...values: readonly (JsonValue | undefined)[]): string | undefined {
  for (const value of values) {
    const id = idOf(value);
    if (id !== undefined) return id;
  }
  return undefined;
}
