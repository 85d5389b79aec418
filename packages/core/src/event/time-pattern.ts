/** One part of a pattern: a field of a date, or a sign that must stand there. */
export type PatternPart =
  | { readonly kind: "number"; readonly field: TimeField; readonly least: number; readonly most: number }
  | { readonly kind: "fraction" }
  | { readonly kind: "half-day" }
  | { readonly kind: "sign"; readonly code: number };

/** Places in the array of fields that a time is read into. */
export const timeFields = { year: 0, month: 1, day: 2, hour: 3, minute: 4, second: 5 } as const;
type TimeField = (typeof timeFields)[keyof typeof timeFields];

const letters: Readonly<Record<string, TimeField>> = {
  y: timeFields.year,
  M: timeFields.month,
  d: timeFields.day,
  H: timeFields.hour,
  h: timeFields.hour,
  m: timeFields.minute,
  s: timeFields.second,
};

const token = /yyyy|yy|MM?|dd?|HH?|hh?|mm?|ss?|S{1,9}|a|'[^']*'|[^A-Za-z']|T/y;

const isNumber = (text: string | undefined): boolean =>
  text !== undefined && (text.startsWith("S") || Object.hasOwn(letters, text.charAt(0)));

/**
 * Reads a pattern such as `dd.MM.yyyy HH:mm`. Undefined when it has a letter without meaning, names a
 * field twice, lacks year, month or day, or an hour of twelve has no `a`. A number takes one or two
 * digits, but exactly two where it touches another number.
 */
export const readTimePattern = (pattern: string): readonly PatternPart[] | undefined => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < pattern.length) {
    const found = token.exec(pattern)?.[0];
    if (found === undefined) return undefined;
    tokens.push(found);
  }
  const parts: PatternPart[] = [];
  const seen = new Set<TimeField>();
  for (const [place, text] of tokens.entries()) {
    const first = text.charAt(0);
    const field = letters[first];
    if (field !== undefined) {
      if (seen.has(field)) return undefined;
      seen.add(field);
      const exact = isNumber(tokens[place - 1]) || isNumber(tokens[place + 1]);
      const most = text === "yyyy" ? 4 : 2;
      parts.push({ kind: "number", field, least: exact || most === 4 || first === "y" ? most : 1, most });
    } else if (first === "S") parts.push({ kind: "fraction" });
    else if (first === "a") parts.push({ kind: "half-day" });
    else {
      for (const sign of text.replaceAll("'", "")) {
        parts.push({ kind: "sign", code: sign.charCodeAt(0) });
      }
    }
  }
  const { year, month, day } = timeFields;
  if (!seen.has(year) || !seen.has(month) || !seen.has(day)) return undefined;
  if (tokens.some((text) => text.startsWith("h")) !== tokens.includes("a")) return undefined;
  return parts;
};
