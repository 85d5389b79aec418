import type { Reader } from "../sql/database.ts";
import { sql } from "../sql/sql.ts";
import { inScope, type Scope } from "../scope.ts";

/**
 * A project's names of events by number, given in log order from 1. Queries and rows speak of
 * numbers (`code`) and letters: the letter of a code is the character with that code point, past those that
 * are no characters, so that a journey is a word and following it is a search in a text.
 */
export interface Dictionary {
  /** The largest code given. */
  readonly size: number;
  codeOf(name: string): number | undefined;
  /** Throws for a code that was never given. */
  nameOf(code: number): string;
  /** All names by code; the places of codes that are no longer given are empty. */
  readonly names: readonly (string | undefined)[];
}

/** Code points from 0xD800 to 0xDFFF are no characters. */
export const surrogates = { first: 0xd800, count: 0x800 } as const;

/** One letter each for all characters that Unicode has room for: 1,112,063. */
export const mostKinds = 0x10ffff - surrogates.count;

/** With more, what lists something for every code would not fit in a request: ClickHouse takes 128 KiB a value. */
export const mostListed = 20_000;

export const letterOf = (code: number): string =>
  String.fromCodePoint(code < surrogates.first ? code : code + surrogates.count);

export const codesOf = (word: string): number[] =>
  Array.from(word, (letter) => {
    const point = letter.codePointAt(0) ?? 0;
    return point < surrogates.first ? point : point - surrogates.count;
  });

export async function loadDictionary(
  rows: Reader["rows"],
  scope: Scope,
  signal?: AbortSignal,
): Promise<Dictionary> {
  const kinds = await rows<{ code: number; name: string }>(
    sql`SELECT code, name FROM kinds WHERE ${inScope(scope)} ORDER BY code`,
    signal,
  );
  const codes = new Map(kinds.map(({ code, name }) => [name, code]));
  const names: (string | undefined)[] = [];
  for (const { code, name } of kinds) names[code] = name;
  return {
    size: kinds.at(-1)?.code ?? 0,
    names,
    codeOf: (name) => codes.get(name),
    nameOf(code) {
      const name = names[code];
      if (name === undefined) throw new Error(`No kind of event has the code ${code}`);
      return name;
    },
  };
}
