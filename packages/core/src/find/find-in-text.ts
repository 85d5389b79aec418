/** How words are looked for. */
export interface Sought {
  readonly words: string;
  /** "buy" is not "Buy". */
  readonly isCaseSensitive: boolean;
  /** "art" is not in "cart". */
  readonly isWholeWord: boolean;
}

const sign = /[\\^$.*+?()[\]{}|/-]/g;
/** Space, line break and no-break space are one. */
const pattern = (text: string): string => text.replace(sign, "\\$&").replace(/\s+/g, "\\s+");

/**
 * The expression that finds them, in letters that are put together either way (NFC, NFD); undefined when
 * there is nothing to look for. Words end where neither letters nor digits follow, in every script.
 */
export function expressionOf({ words, isCaseSensitive, isWholeWord }: Sought): RegExp | undefined {
  if (words.trim() === "") return undefined;
  const forms = [...new Set([words.normalize("NFC"), words.normalize("NFD")])].map(pattern).join("|");
  const whole = isWholeWord
    ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${forms})(?![\\p{L}\\p{N}\\p{M}_])`
    : `(?:${forms})`;
  return new RegExp(whole, isCaseSensitive ? "gu" : "giu");
}

/** From where to where, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export const rangesIn = (text: string, expression: RegExp): readonly TextRange[] =>
  [...text.matchAll(expression)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
