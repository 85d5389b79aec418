import { columnNames, namesOfLonePersons } from "./column-names.ts";
import { guessTimeFormat } from "./guess-time-format.ts";
import { columnRoles, type ColumnRole } from "./import-mapping.ts";

/** "recognised": by its name. "check": by what stands in it, or as a property that nobody needs to check. */
export interface ColumnGuess {
  readonly role: ColumnRole | null;
  readonly certainty: "recognised" | "check";
}

/** Letters and digits of a name in small letters: `Case ID`, `case_id` and `caseId` are one. */
const plain = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const byName = (names: readonly string[], wanted: readonly string[]): number => {
  const plainNames = names.map(plain);
  for (const known of wanted) {
    const found = plainNames.indexOf(plain(known));
    if (found >= 0) return found;
  }
  return -1;
};

interface Content {
  readonly filled: number;
  readonly distinct: number;
  readonly numeric: boolean;
  readonly time: boolean;
  /** Share of rows whose value is another than that of the row before, 0..1. */
  readonly change: number;
}

const contentOf = (rows: readonly (readonly string[])[], column: number): Content => {
  const texts = rows.map((row) => row[column] ?? "").filter((text) => text.trim() !== "");
  return {
    filled: texts.length,
    distinct: new Set(texts).size,
    numeric: texts.every((text) => /^-?[\d.,\s]+$/.test(text)),
    change: texts.filter((text, row) => row > 0 && text !== texts[row - 1]).length / texts.length,
    time: (guessTimeFormat(texts.slice(0, 200))?.share ?? 0) >= 0.8,
  };
};

/** Which free column looks most like the role; the score is 0 where it cannot be. */
const scores: Readonly<Record<"case" | "activity" | "time", (content: Content, rows: number) => number>> = {
  time: ({ time, filled, numeric }, rows) => (time ? filled / rows + (numeric ? 0 : 1) : 0),
  // A few kinds, in words, that come again and again and seldom twice in a row.
  activity: ({ numeric, time, distinct, filled, change }, rows) =>
    numeric || time || distinct < 2 || filled < rows * 0.9 || distinct > Math.max(3, filled * 0.5)
      ? 0
      : change,
  // Many values, most of them more than once.
  case: ({ time, distinct, filled }, rows) =>
    time || distinct < 2 || filled < rows * 0.9 || distinct > filled * 0.8 ? 0 : distinct / filled,
};

/**
 * The role of each column, by its name first and by the content of `rows` where no name is known. A log
 * with a user and a session has the user as person and the session as case.
 */
export const guessColumns = (
  names: readonly string[],
  rows: readonly (readonly string[])[],
): readonly ColumnGuess[] => {
  const guesses: ColumnGuess[] = names.map(() => ({ role: null, certainty: "recognised" }));
  const found = new Map<ColumnRole, number>();
  for (const role of columnRoles) {
    const wanted =
      role === "person" && !found.has("case")
        ? [...columnNames.person, ...namesOfLonePersons]
        : columnNames[role];
    const column = byName(names, wanted);
    if (column < 0 || guesses[column]?.role !== null) continue;
    found.set(role, column);
    guesses[column] = { role, certainty: "recognised" };
  }
  const contents = rows.length === 0 ? [] : names.map((_, column) => contentOf(rows, column));
  for (const role of ["time", "activity", "case"] as const) {
    if (found.has(role) || (role === "case" && found.has("person"))) continue;
    let best = -1;
    let bestScore = 0;
    for (const [column, content] of contents.entries()) {
      if (guesses[column]?.role !== null) continue;
      const score = scores[role](content, rows.length);
      if (score > bestScore) [best, bestScore] = [column, score];
    }
    if (best < 0) continue;
    found.set(role, best);
    guesses[best] = { role, certainty: "check" };
  }
  return guesses;
};
