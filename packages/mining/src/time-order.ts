import type { PrecedenceAnswer } from "@itinera/core";

export type KindFacts = PrecedenceAnswer["kinds"][number];

/** From this share on, of the units that hold both, one kind counts as coming before the other (D11). */
const surelyBefore = 0.9;
/** A relation counts only where at least this share of all units holds both (D11). */
const enoughUnits = 0.05;

/**
 * The kinds in the order of time, those that must share a stage together: A → B → C → A, each ≥ 90 %
 * but of other units, leaves no other way. If A is surely before B, A's group is not after B's; what
 * that leaves open goes by the mean place of first occurrence, then by name.
 */
export function timeOrder(
  kinds: readonly KindFacts[],
  answer: PrecedenceAnswer,
): readonly (readonly KindFacts[])[] {
  const after = relations(kinds, answer);
  const groups = groupsOf(kinds, after);
  const groupOf = new Map(groups.flatMap((group) => group.map((kind) => [kind.name, group] as const)));
  const waitsFor = new Map(groups.map((group) => [group, 0]));
  const follows = (group: readonly KindFacts[]) =>
    new Set(
      group
        .flatMap((kind) => after.get(kind.name) ?? [])
        .map((name) => groupOf.get(name) ?? group)
        .filter((other) => other !== group),
    );
  for (const group of groups)
    for (const next of follows(group)) waitsFor.set(next, (waitsFor.get(next) ?? 0) + 1);

  const ordered: (readonly KindFacts[])[] = [];
  const free = groups.filter((group) => waitsFor.get(group) === 0);
  for (;;) {
    const first = free.reduce<readonly KindFacts[] | undefined>(
      (best, group) => (!best || byPlace(group, best) < 0 ? group : best),
      undefined,
    );
    if (!first) return ordered;
    free.splice(free.indexOf(first), 1);
    ordered.push(first);
    for (const next of follows(first)) {
      const left = (waitsFor.get(next) ?? 0) - 1;
      waitsFor.set(next, left);
      if (left === 0) free.push(next);
    }
  }
}

/** Mean place of a group, each kind by the units it reaches. */
export function placeOf(group: readonly KindFacts[]): number {
  const units = group.reduce((sum, kind) => sum + kind.units, 0);
  return units === 0 ? 0 : group.reduce((sum, kind) => sum + kind.meanPlace * kind.units, 0) / units;
}

const byPlace = (a: readonly KindFacts[], b: readonly KindFacts[]) =>
  placeOf(a) - placeOf(b) || ((a[0]?.name ?? "") < (b[0]?.name ?? "") ? -1 : 1);

/** To each kind those that it is surely before. */
function relations(
  kinds: readonly KindFacts[],
  answer: PrecedenceAnswer,
): ReadonlyMap<string, readonly string[]> {
  const after = new Map<string, string[]>(kinds.map((kind) => [kind.name, []]));
  for (const { a, b, both, aFirst } of answer.pairs) {
    if (both === 0 || both < enoughUnits * answer.cases || !after.has(a) || !after.has(b)) continue;
    if (aFirst >= surelyBefore * both) after.get(a)?.push(b);
    if (both - aFirst >= surelyBefore * both) after.get(b)?.push(a);
  }
  return after;
}

/** Strongly connected components (Tarjan 1972). */
function groupsOf(
  kinds: readonly KindFacts[],
  after: ReadonlyMap<string, readonly string[]>,
): readonly (readonly KindFacts[])[] {
  const factsOf = new Map(kinds.map((kind) => [kind.name, kind]));
  const found = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const closed = new Set<string>();
  const groups: (readonly KindFacts[])[] = [];

  const visit = (name: string): number => {
    const place = found.size;
    found.set(name, place);
    open.push(name);
    let low = place;
    for (const next of after.get(name) ?? []) {
      if (!found.has(next)) low = Math.min(low, visit(next));
      else if (!closed.has(next)) low = Math.min(low, lowest.get(next) ?? found.get(next) ?? low);
    }
    lowest.set(name, low);
    if (low === place) {
      const names = open.splice(open.indexOf(name));
      for (const one of names) closed.add(one);
      groups.push(names.sort().flatMap((one) => factsOf.get(one) ?? []));
    }
    return low;
  };
  for (const kind of kinds) if (!found.has(kind.name)) visit(kind.name);
  return groups;
}
