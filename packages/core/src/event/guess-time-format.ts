import { createTimeParser, type TimeParser } from "./time-parser.ts";

/** Which comes first in dates such as 03.01.2025, and how that was found. */
export interface DayOrMonth {
  readonly dayFirst: boolean;
  /** Texts that name a date in this order only; 0: nothing decides, the day is taken first. */
  readonly decidedBy: number;
  readonly formats: { readonly dayFirst: string; readonly monthFirst: string };
  /** The first text that names a date either way. */
  readonly example: { readonly text: string; readonly dayFirst: number; readonly monthFirst: number } | null;
}

export interface TimeFormatGuess {
  readonly format: string;
  /** Share of the texts that it reads, 0..1. */
  readonly share: number;
  readonly question: DayOrMonth | null;
}

const dated =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(,? +|T)(\d{1,2})([:.])\d{2}(?:\7\d{2}(?:[.,]\d{1,9})?)?( ?[ap]\.?m\.?)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?$/i;

/** The pattern of one text, the day before the month where both are possible; undefined: not of this kind. */
const patternOf = (text: string): string | undefined => {
  const match = dated.exec(text);
  if (match === null) return undefined;
  const [, first = "", separator = "", , last = "", gap, , colon, half] = match;
  const yearFirst = first.length === 4;
  if (!yearFirst && last.length !== 4 && last.length !== 2) return undefined;
  if (yearFirst && last.length > 2) return undefined;
  const year = last.length === 2 ? "yy" : "yyyy";
  const date = (yearFirst ? ["yyyy", "MM", "dd"] : ["dd", "MM", year]).join(separator);
  if (gap === undefined) return date;
  const time = half === undefined ? ["HH", "mm", "ss"] : ["hh", "mm", "ss"];
  const between = gap.trim() === "" ? " " : gap.trimEnd() === gap ? gap : `${gap.trimEnd()} `;
  return `${date}${between}${time.join(colon ?? ":")}${half === undefined ? "" : " a"}`;
};

/** A pattern of twelve hours with seconds reads texts without them badly (`08:05 PM`): so both are tried. */
const variantsOf = (pattern: string): readonly string[] =>
  pattern.endsWith("ss a") ? [pattern, pattern.replace(/[:.]ss a$/, " a")] : [pattern];

const monthFirstOf = (pattern: string): string | undefined =>
  pattern.startsWith("dd") ? pattern.replace(/^dd(.)MM/, "MM$1dd") : undefined;

const parserOf = (format: string): TimeParser => {
  const parser = createTimeParser(format);
  return typeof parser === "function" ? parser : () => undefined;
};

const epochFormat = (texts: readonly string[]): string | undefined => {
  const lengths = texts
    .map((text) => /^(\d{9,16})(?:\.\d+)?$/.exec(text)?.[1]?.length ?? 0)
    .filter((n) => n > 0);
  if (lengths.length < texts.length * 0.8) return undefined;
  const middle = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  if (middle <= 10) return "epoch-s";
  if (middle >= 12 && middle <= 13) return "epoch-ms";
  return middle >= 15 ? "epoch-us" : undefined;
};

const readable = (parser: TimeParser, texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + (parser(text) === undefined ? 0 : 1), 0);

const ordered = (texts: readonly string[], dayFirst: string, monthFirst: string): TimeFormatGuess => {
  const [byDay, byMonth] = [parserOf(dayFirst), parserOf(monthFirst)];
  let [onlyDay, onlyMonth, both] = [0, 0, 0];
  let example: DayOrMonth["example"] = null;
  for (const text of texts) {
    const [day, month] = [byDay(text), byMonth(text)];
    if (day !== undefined && month !== undefined) {
      both++;
      if (day !== month) example ??= { text, dayFirst: day, monthFirst: month };
    } else if (day !== undefined) onlyDay++;
    else if (month !== undefined) onlyMonth++;
  }
  const dayWins = onlyDay >= onlyMonth;
  const decidedBy = Math.max(onlyDay, onlyMonth);
  return {
    format: dayWins ? dayFirst : monthFirst,
    share: (both + decidedBy) / texts.length,
    question: { dayFirst: dayWins, decidedBy, formats: { dayFirst, monthFirst }, example },
  };
};

/**
 * The format that reads most of `samples` (empty ones do not count); undefined when none reads half of
 * them. Day or month first is decided on all samples together.
 */
export const guessTimeFormat = (samples: readonly string[]): TimeFormatGuess | undefined => {
  const texts = samples.map((text) => text.trim()).filter((text) => text !== "");
  if (texts.length === 0) return undefined;
  const epoch = epochFormat(texts);
  const fixed = ["iso", ...(epoch === undefined ? [] : [epoch])].map((format): TimeFormatGuess => ({
    format,
    share: readable(parserOf(format), texts) / texts.length,
    question: null,
  }));
  const patterns = new Set(texts.slice(0, 200).flatMap((text) => variantsOf(patternOf(text) ?? "")));
  patterns.delete("");
  const guesses = [...patterns].slice(0, 12).map((pattern): TimeFormatGuess => {
    const other = monthFirstOf(pattern);
    if (other !== undefined) return ordered(texts, pattern, other);
    return { format: pattern, share: readable(parserOf(pattern), texts) / texts.length, question: null };
  });
  // Digits alone read as a basic ISO date as well as a number since 1970: the number is meant (14 digits aside).
  const best = [...fixed, ...guesses].reduce((a, b) =>
    b.share > a.share || (b.share === a.share && b.format.startsWith("epoch")) ? b : a,
  );
  return best.share >= 0.5 ? best : undefined;
};
