/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 ≤ number < 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** One of the keys, each as often as its weight says. */
  readonly pick: <Key extends string>(weights: Readonly<Record<Key, number>>) => Key;
  /** A log-normal length with this median; about two thirds lie between median ÷ e^spread and median × e^spread. */
  readonly around: (median: number, spread: number) => number;
}

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, enough for an example. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    pick: <Key extends string>(weights: Readonly<Record<Key, number>>): Key => {
      const entries = Object.entries(weights) as [Key, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
      if (!found) throw new Error("Nothing to pick from");
      return found[0];
    },
    // Box and Muller's way to a normal number; 1 − next() is never 0.
    around: (median, spread) =>
      median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  };
}
