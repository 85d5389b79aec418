import type { PrecedenceAnswer } from "@itinera/core";
import { cuts, type Cuts } from "./cut.ts";
import { placeOf, timeOrder, type KindFacts } from "./time-order.ts";

/** Stages proposed from a log. `name` is that of its kind with the largest reach; kinds in order of time. */
export interface Discovery {
  readonly stages: readonly { readonly name: string; readonly kinds: readonly string[] }[];
  /** Events whose kind lies in a stage, of all events, 0…1. */
  readonly coverage: number;
  readonly unbound: readonly { readonly kind: string; readonly count: number }[];
}

/** Without a wish there are so many stages, if there are so many kinds. */
const [fewestStages, mostStages] = [4, 8];
/** Kinds that fewer of the units hold are left out first, as long as enough events stay bound. */
const rareShare = 0.01;
const leastCoverage = 0.95;
/** The first number of stages that explains this much of where kinds stand in time is enough. */
const explained = 0.95;

/**
 * Stages for a log, by the rules of D11: the same for the same log, whatever the order of its cases.
 * `stages`: how many are wanted, ≥ 1; there are as many as wanted or as there are kinds. Where surely-
 * before relations form a ring so large that fewer stages would be left, the number wins and the ring
 * is opened at its mean places.
 */
export function discover(
  answer: PrecedenceAnswer,
  { stages: wanted }: { readonly stages?: number } = {},
): Discovery {
  const all = answer.kinds.map(withRoundPlace).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const kinds = withoutRare(all, answer, wanted ?? fewestStages);
  const groups = openRings(timeOrder(kinds, answer), Math.min(wanted ?? fewestStages, kinds.length));
  const parts = chosenCut(groups, wanted).parts;

  const stages = parts.map((length, at) => {
    const start = parts.slice(0, at).reduce((sum, one) => sum + one, 0);
    const members = groups.slice(start, start + length).flat();
    return { name: widestOf(members), kinds: members.map((kind) => kind.name) };
  });
  const bound = new Set(kinds);
  const events = kinds.reduce((sum, kind) => sum + kind.events, 0);
  const total = all.reduce((sum, kind) => sum + kind.events, 0);
  return {
    stages,
    coverage: total === 0 ? 1 : events / total,
    unbound: all
      .filter((kind) => !bound.has(kind))
      .map((kind) => ({ kind: kind.name, count: kind.events }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}

/** A mean's last digits depend on the order in which an engine adds; the stages must not. */
const withRoundPlace = (kind: KindFacts): KindFacts => ({
  ...kind,
  meanPlace: Math.round(kind.meanPlace * 1e9) / 1e9,
});

/** All kinds but the rarest ones: never more than 5 % of the events, never so many that stages stay empty. */
function withoutRare(
  kinds: readonly KindFacts[],
  answer: PrecedenceAnswer,
  stages: number,
): readonly KindFacts[] {
  const total = kinds.reduce((sum, kind) => sum + kind.events, 0);
  const left = new Set(kinds);
  let events = total;
  for (const kind of kinds.toSorted((a, b) => a.units - b.units || a.events - b.events)) {
    const stays = events - kind.events;
    if (kind.units >= rareShare * answer.cases || stays < leastCoverage * total || left.size <= stages) break;
    left.delete(kind);
    events = stays;
  }
  return [...left];
}

/** Takes apart the largest groups of kinds until there are enough for the stages. */
function openRings(
  groups: readonly (readonly KindFacts[])[],
  needed: number,
): readonly (readonly KindFacts[])[] {
  if (groups.length >= needed) return groups;
  const largest = groups.reduce((best, group) => (group.length > best.length ? group : best));
  const kinds = largest.toSorted((a, b) => a.meanPlace - b.meanPlace || (a.name < b.name ? -1 : 1));
  return openRings(
    groups.flatMap((group) => (group === largest ? kinds.map((kind) => [kind]) : [group])),
    needed,
  );
}

function chosenCut(groups: readonly (readonly KindFacts[])[], wanted: number | undefined): Cuts {
  const list = groups.map((group) => ({
    place: placeOf(group),
    weight: group.reduce((sum, kind) => sum + kind.units, 0),
  }));
  const ways = cuts(list, wanted ?? mostStages);
  const [whole] = ways;
  const enough = ways.slice(fewestStages - 1).find((way) => way.cost <= (1 - explained) * (whole?.cost ?? 0));
  return (wanted === undefined ? enough : undefined) ?? ways.at(-1) ?? { parts: [], cost: 0 };
}

const widestOf = (kinds: readonly KindFacts[]): string =>
  kinds.reduce<KindFacts | undefined>(
    (best, kind) => (!best || kind.units > best.units ? kind : best),
    undefined,
  )?.name ?? "";
