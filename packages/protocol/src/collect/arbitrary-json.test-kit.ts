import fc from "fast-check";
import type { JsonValue } from "./dialect.ts";

const words = (text: string): readonly string[] => text.split(" ");

/** Names that mean something to one dialect or another, or to the language. */
export const tellingNames: readonly string[] = [
  ...words(
    "__proto__ constructor toString type event name id e uid duid nuid eid aid dtm stm ttm t co cx ue_pr ue_px",
  ),
  ...words("userId anonymousId previousId person anonymous case subject distinct_id client_id user_id alias"),
  ...words(
    "messageId uuid time timestamp sentAt sent_at offset timestamp_micros specversion data data_base64",
  ),
  ...words(
    "properties context traits params user_properties options channel writeKey token $set $anon_distinct_id",
  ),
];

const tellingTexts: readonly string[] = [
  ...words("track page screen identify group alias pv pp se ue tr ti 1.0 e30= { Ada null soon"),
  ...words("$identify $create_alias $pageview $autocapture 2026-02-01T10:00:00Z 2126-01-01 1769940000500"),
  ...["", "\u{D800}", "a\0b", "x".repeat(600)],
];

const leaf = fc.oneof(
  fc.constantFrom(...tellingTexts),
  fc.string({ unit: "binary" }),
  fc.double(),
  // A number beyond all numbers is what JSON.parse makes of 1e400.
  fc.constantFrom(Infinity, 1e308, 2 ** 60, 1_769_940_000_500, -0),
  fc.boolean(),
  fc.constant(null),
);

const name = fc.oneof(
  { arbitrary: fc.constantFrom(...tellingNames), weight: 5 },
  { arbitrary: fc.string(), weight: 1 },
);

const { object, value } = fc.letrec<{ value: JsonValue; object: JsonValue }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value"), { maxLength: 3 }), tie("object")),
  // As JSON.parse makes it: `__proto__` is a property like others.
  object: fc
    .array(fc.tuple(name, tie("value")), { maxLength: 9 })
    .map((entries) => Object.fromEntries(entries)),
}));

/** Any JSON, rich in what means something to a dialect. */
export const arbitraryJson = value;
export const arbitraryObject = object;

/** JSON of sizes and shapes that no client sends. */
export const extremeJson: readonly JsonValue[] = [
  JSON.parse(`${"[".repeat(50_000)}1${"]".repeat(50_000)}`) as JsonValue,
  JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`) as JsonValue,
  "x".repeat(1_000_000),
  `${"=".repeat(1_000_000)}x`,
  " ".repeat(1_000_000),
  "9".repeat(1_000_000),
  Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, { v: at }])),
  Array.from({ length: 50_000 }, (_, at) => at),
];
