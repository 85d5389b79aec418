import { mostKinds, type Dictionary } from "./dictionary.ts";

/** Codes of names, of which the new ones are remembered. */
export interface CodeGiver {
  readonly newNames: readonly string[];
  codeOf(name: string): number;
  used(): number;
}

/** `codeOf` throws TooManyKinds. */
export function codeGiver(dictionary: Dictionary): CodeGiver {
  const newNames: string[] = [];
  const known = new Map<string, number>();
  return {
    newNames,
    used: () => known.size,
    codeOf(name) {
      const seen = known.get(name);
      if (seen !== undefined) return seen;
      const code = dictionary.codeOf(name) ?? dictionary.size + newNames.push(name);
      if (code > mostKinds) throw new TooManyKinds();
      known.set(name, code);
      return code;
    },
  };
}

/** A log with more names than there are codes. */
export class TooManyKinds extends Error {
  readonly limit = mostKinds;
  constructor() {
    super(`The project has more than ${mostKinds} kinds of events`);
  }
}
