import {
  columnRoles,
  createTimeParser,
  guessColumns,
  guessTimeFormat,
  type ColumnGuess,
  type ColumnRole,
  type FileRefusal,
  type ImportMapping,
  type TimeParser,
} from "@itinera/core";
import type { TimeQuestion } from "@itinera/protocol";
import type { Inspected } from "./inspect.ts";
import type { Sample } from "./sample.ts";

export interface CompleteMapping {
  readonly mapping: ImportMapping;
  /** One for each column of the sample. */
  readonly columns: readonly ColumnGuess[];
  readonly timeQuestion: TimeQuestion | null;
  /** Why the file cannot be read with this mapping; empty when it can. */
  readonly refusals: readonly FileRefusal[];
  /** Absent when `refusals` has something to say about times. */
  readonly parseTime?: TimeParser;
}

type Places = ReadonlyMap<ColumnRole, number>;

/** What was said, then what is guessed; "" says that the file has no such column. */
const placesOf = (
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  given: ImportMapping,
): Places => {
  const places = new Map<ColumnRole, number>();
  for (const role of columnRoles) {
    const name = given[role];
    if (name !== undefined && name !== "" && names.includes(name)) places.set(role, names.indexOf(name));
  }
  const taken = new Set(places.values());
  for (const role of columnRoles) {
    const guessed = guesses.findIndex((guess) => guess.role === role);
    if (given[role] === undefined && guessed >= 0 && !taken.has(guessed)) places.set(role, guessed);
  }
  return places;
};

const columnRefusals = (names: readonly string[], given: ImportMapping, places: Places): FileRefusal[] => {
  const refusals: FileRefusal[] = [];
  for (const role of columnRoles) {
    const name = given[role];
    if (name !== undefined && name !== "" && !names.includes(name)) {
      refusals.push({ kind: "refused", reason: "unknown-column", name });
    }
  }
  if (refusals.length > 0) return refusals;
  if (!places.has("time")) refusals.push({ kind: "refused", reason: "no-time-column" });
  if (!places.has("activity")) refusals.push({ kind: "refused", reason: "no-name-column" });
  if (!places.has("case") && !places.has("person"))
    refusals.push({ kind: "refused", reason: "no-unit-column" });
  return refusals;
};

interface Times {
  readonly format?: string;
  readonly parser?: TimeParser;
  readonly question: TimeQuestion | null;
  readonly certain: boolean;
  readonly refusals: readonly FileRefusal[];
}

const readTimes = (texts: readonly string[], column: string, given: ImportMapping): Times => {
  const guess = guessTimeFormat(texts);
  const format = given.timeFormat ?? guess?.format;
  const refused = (refusal: FileRefusal): Times => ({
    ...(format === undefined ? {} : { format }),
    question: null,
    certain: false,
    refusals: [refusal],
  });
  if (format === undefined) return refused({ kind: "refused", reason: "no-readable-time", name: column });
  const parser = createTimeParser(format, given.timezone);
  if (typeof parser !== "function") return refused(parser);
  if (texts.length > 0 && texts.every((text) => parser(text) === undefined)) {
    return refused({ kind: "refused", reason: "no-readable-time", name: column });
  }
  const { dayFirst, monthFirst } = guess?.question?.formats ?? {};
  const asked = guess?.question != null && (format === dayFirst || format === monthFirst);
  return {
    format,
    parser,
    question: asked ? { ...guess.question, dayFirst: format === dayFirst } : null,
    certain: given.timeFormat !== undefined || (guess?.question == null && guess?.share === 1),
    refusals: [],
  };
};

/** Fills in what `given` leaves out, from the sample of the file. */
export const completeMapping = (
  inspected: Inspected,
  sample: Sample,
  given: ImportMapping,
): CompleteMapping => {
  const names = sample.columns;
  const guesses = guessColumns(names, sample.rows);
  const places = placesOf(names, guesses, given);
  const timePlace = places.get("time");
  const texts =
    timePlace === undefined
      ? []
      : sample.rows.map((row) => row[timePlace] ?? "").filter((text) => text.trim() !== "");
  const times = timePlace === undefined ? undefined : readTimes(texts, names[timePlace] ?? "", given);

  const mapping: ImportMapping = {
    ...given,
    format: inspected.format,
    ...(inspected.format === "parquet" ? {} : { encoding: inspected.encoding }),
    ...(inspected.format === "csv" ? { separator: inspected.separator } : {}),
    timezone: given.timezone ?? "UTC",
    ...(times?.format === undefined ? {} : { timeFormat: times.format }),
    ...Object.fromEntries([...places].map(([role, place]) => [role, names[place]])),
  };
  const roleAt = new Map([...places].map(([role, place]) => [place, role]));
  return {
    mapping,
    columns: names.map((name, place): ColumnGuess => {
      const role = roleAt.get(place) ?? null;
      const sure = role === null || given[role] === name || guesses[place]?.certainty === "recognised";
      return {
        role,
        certainty: sure && (role !== "time" || times?.certain === true) ? "recognised" : "check",
      };
    }),
    timeQuestion: times?.question ?? null,
    refusals: [
      ...(sample.rows.length === 0 && sample.whole ? [{ kind: "refused", reason: "no-rows" } as const] : []),
      ...columnRefusals(names, given, places),
      ...(sample.rows.length === 0 ? [] : (times?.refusals ?? [])),
    ],
    ...(times?.parser === undefined ? {} : { parseTime: times.parser }),
  };
};
