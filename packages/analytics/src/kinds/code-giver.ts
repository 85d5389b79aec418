import { mostKinds, type Dictionary } from "./dictionary.ts";

/** What events are called whose name is one too many for their project. */
export const otherKind = "(other events)";

/** Codes of names, of which the new ones are remembered. */
export interface CodeGiver {
  readonly newNames: readonly string[];
  codeOf(name: string): number;
  used(): number;
  /** Of `otherKind`; undefined: no name was one too many. */
  otherCode(): number | undefined;
}

/**
 * `codeOf` throws TooManyKinds.
 *
 * @param most names beyond so many are `otherKind`.
 */
export function codeGiver(dictionary: Dictionary, most = Infinity): CodeGiver {
  const newNames: string[] = [];
  const known = new Map<string, number>();
  function codeOf(name: string): number {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    const held = dictionary.codeOf(name);
    const isFull = dictionary.size + newNames.length >= most && name !== otherKind;
    const code = held ?? (isFull ? codeOf(otherKind) : dictionary.size + newNames.push(name));
    if (code > mostKinds) throw new TooManyKinds();
    if (held !== undefined || !isFull) known.set(name, code);
    return code;
  }
  return {
    newNames,
    codeOf,
    used: () => known.size,
    otherCode: () => known.get(otherKind) ?? dictionary.codeOf(otherKind),
  };
}

/** A log with more names than there are codes. */
export class TooManyKinds extends Error {
  readonly limit = mostKinds;
  constructor() {
    super(`The project has more than ${mostKinds} kinds of events`);
  }
}
