import {
  sessionGapMs,
  type BoundStage,
  type Calendar,
  type FunnelQuestion,
  type Period,
  type Unit,
} from "@itinera/core";
import type { LooseRow } from "./analytics.test-kit.ts";

/** The definitions, as plainly as they can be written: what the engine's answers are compared with. */

export type Journey = readonly LooseRow[];

/** Units and their events in journey order, for rows in log order (D5, D8). */
export function naiveUnits(rows: readonly LooseRow[], unit: Unit, { from, to }: Period = {}): Journey[] {
  const inPeriod = rows.filter(({ time }) => time >= (from ?? -Infinity) && time < (to ?? Infinity));
  const persons = (some: readonly LooseRow[]): Journey[] =>
    groups(some, (row) => row.person ?? row.case ?? "");
  if (unit === "person") return persons(inPeriod);
  if (unit === "session") return persons(inPeriod).flatMap(sessions);
  const cases = groups(
    inPeriod.filter((row) => row.case !== undefined),
    (row) => row.case ?? "",
  );
  return [...cases, ...persons(inPeriod.filter((row) => row.case === undefined)).flatMap(sessions)];
}

function groups(rows: readonly LooseRow[], key: (row: LooseRow) => string): Journey[] {
  const map = new Map<string, LooseRow[]>();
  for (const row of rows) map.set(key(row), [...(map.get(key(row)) ?? []), row]);
  // toSorted is stable: equal times keep the order of the log.
  return [...map.values()].map((journey) => journey.toSorted((a, b) => a.time - b.time));
}

function sessions(journey: Journey): Journey[] {
  const parts: LooseRow[][] = [];
  for (const [at, row] of journey.entries()) {
    const before = journey[at - 1];
    if (before === undefined || row.time - before.time > sessionGapMs) parts.push([]);
    parts.at(-1)?.push(row);
  }
  return parts;
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** The day that a calendar on the wall shows, as if it were UTC. */
const wallDay = (time: number, timeZone: string): number =>
  Date.parse(new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(time));

/** First day of a moment's week, as `wallDay` writes it: days are gone back one at a time. */
function naiveWeek(time: number, { timeZone, firstDay }: Calendar): number {
  let day = wallDay(time, timeZone);
  while (weekdays[new Date(day).getUTCDay()] !== firstDay) day -= 86_400_000;
  return day;
}

/** Units by week, by the first day of the week: `2025-03-31`. */
export function naiveWeeks(rows: readonly LooseRow[], unit: Unit, calendar: Calendar): Map<string, number> {
  const weeks = new Map<string, number>();
  for (const journey of naiveUnits(rows, unit))
    for (const week of new Set(journey.map(({ time }) => naiveWeek(time, calendar)))) {
      const name = new Date(week).toISOString().slice(0, 10);
      weeks.set(name, (weeks.get(name) ?? 0) + 1);
    }
  return weeks;
}

type Rules = Pick<FunnelQuestion, "steps" | "windowMs" | "attempt" | "ties">;

/** D4: how many steps one unit reaches. */
export function naiveDepth(journey: Journey, rules: Rules): number {
  if (rules.attempt === "first") return firstEntryDepth(journey, rules);
  const repeats = new Set(rules.steps).size < rules.steps.length;
  return rules.ties === "strict" && !repeats ? cellDepth(journey, rules) : chainDepth(journey, rules);
}

function firstEntryDepth(journey: Journey, { steps, windowMs = Infinity, ties }: Rules): number {
  const used = new Set<LooseRow>();
  let first: LooseRow | undefined;
  let last: LooseRow | undefined;
  for (const [depth, name] of steps.entries()) {
    const next = journey.find(
      (row) =>
        row.name === name &&
        !used.has(row) &&
        (last === undefined || row.time > last.time || (ties === "same" && row.time === last.time)),
    );
    if (next === undefined || next.time - (first ?? next).time > windowMs) return depth;
    used.add(next);
    first ??= next;
    last = next;
  }
  return steps.length;
}

/** Tries every chain of different events. */
function chainDepth(journey: Journey, { steps, windowMs = Infinity, ties }: Rules): number {
  const grow = (chain: readonly LooseRow[]): number => {
    const [first, last] = [chain[0], chain.at(-1)];
    const depths = journey
      .filter((row) => row.name === steps[chain.length] && !chain.includes(row))
      .filter(
        (row) => last === undefined || row.time > last.time || (ties === "same" && row.time === last.time),
      )
      .filter((row) => first === undefined || row.time - first.time <= windowMs)
      .map((row) => grow([...chain, row]));
    return Math.max(chain.length, ...depths);
  };
  return grow([]);
}

/** One pass with a cell per step that later events overwrite, lower steps first among equal times. */
function cellDepth(journey: Journey, { steps, windowMs = Infinity }: Rules): number {
  const cells: { readonly start: number; readonly last: number }[] = [];
  const events = journey
    .map((row) => ({ time: row.time, step: steps.indexOf(row.name) }))
    .filter(({ step }) => step >= 0)
    .sort((a, b) => a.time - b.time || a.step - b.step);
  for (const { time, step } of events) {
    const before = cells[step - 1];
    if (step === 0) cells[0] = { start: time, last: time };
    else if (before && before.last < time && time - before.start <= windowMs) {
      cells[step] = { start: before.start, last: time };
    }
  }
  return cells.length;
}

export interface NaiveStage {
  readonly reach: number;
  readonly converted: number;
  readonly elsewhere: number;
  readonly ended: number;
  readonly inProgress: number;
  readonly medianMs: number | null;
}

/** D3, for stages bound by names alone. */
export function naiveStages(
  journeys: readonly Journey[],
  stages: readonly BoundStage[],
  windowMs = Infinity,
): { readonly n: number; readonly stages: readonly NaiveStage[] } {
  const end = Math.max(...journeys.flat().map(({ time }) => time));
  const marked = journeys
    .map((journey) =>
      journey.flatMap(({ name, time }) => {
        const stage = stages.find(({ binding }) => binding.some((one) => one.name === name));
        return stage === undefined ? [] : [{ stage: stage.id, time }];
      }),
    )
    .filter((journey) => journey.length > 0);
  return {
    n: marked.length,
    stages: stages.map(({ id, next }) => {
      const entered = marked
        .map((journey) => journey.slice(journey.findIndex(({ stage }) => stage === id)))
        .filter(([first]) => first?.stage === id);
      const settled = entered.filter(
        ([first]) => windowMs === Infinity || end - (first?.time ?? 0) >= windowMs,
      );
      const waits: number[] = [];
      let elsewhere = 0;
      for (const [first, ...later] of settled) {
        const found = later.find(({ stage }) => next.includes(stage));
        const wait = (found?.time ?? Infinity) - (first?.time ?? 0);
        if (found && wait <= windowMs) waits.push(wait);
        else if (later.some(({ stage }) => stage !== id)) elsewhere += 1;
      }
      return {
        reach: entered.length,
        converted: waits.length,
        elsewhere,
        ended: settled.length - waits.length - elsewhere,
        inProgress: entered.length - settled.length,
        medianMs: median(waits),
      };
    }),
  };
}

/** Exact; the mean of the two middle values when even (D5). */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
