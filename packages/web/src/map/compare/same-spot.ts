/** A stage or a lane of a drawn sheet, along one axis, px. */
export interface Stretch {
  readonly id: string;
  readonly start: number;
  readonly size: number;
}

/**
 * Where the other sheet shows what this one shows at `at`: the same lane or stage, as far into it. What the other
 * has not lies behind the last that both have.
 */
export function sameSpot(here: readonly Stretch[], there: readonly Stretch[], at: number): number {
  const known = new Map(there.map((one) => [one.id, one]));
  let spot = at;
  for (const one of here) {
    if (one.start > at) break;
    const twin = known.get(one.id);
    if (twin) spot = twin.start + Math.min(1, (at - one.start) / one.size) * twin.size;
  }
  return Math.round(spot);
}
