import { onlyRow } from "../asking.ts";
import { bound, literal, sql, type Sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import { kindCounts, type KindCount } from "../unit/kind-counts.ts";
import { byCountThenName, compareText, type Answerer } from "./answerer.ts";

/** Pairs are counted among the kinds with the largest reach: more would be millions of pairs. */
const MOST_PAIRED_KINDS = 400;

interface PairRow {
  readonly pair: number;
  readonly units: number;
}

/** Which kind first occurs before which (D11). Pairs are those of the 400 kinds with the largest reach. */
export const answerPrecedence: Answerer<"precedence"> = async (asking, { unit, period }) => {
  const { dictionary, rows } = asking;
  const counts = await kindCounts(asking, unit, period);
  const paired = counts.toSorted((a, b) => b.units - a.units || a.code - b.code).slice(0, MOST_PAIRED_KINDS);
  const base = dictionary.size + 1;
  const journeys = journeysOf(asking, unit, period);
  const [{ cases }, pairs] = await Promise.all([
    onlyRow<{ cases: number }>(asking, sql`SELECT count() AS cases FROM ${journeys}`),
    // arrayDistinct keeps the order of first occurrence.
    rows<PairRow>(sql`SELECT toUInt64(pair) AS pair, count() AS units
      FROM (SELECT arrayDistinct(${pairedCodes(paired, counts)}) AS met FROM ${journeys})
      ARRAY JOIN arrayFlatten(arrayMap(
        (earlier, place) -> arrayMap(later -> toUInt64(earlier) * ${literal(base)} + later, arraySlice(met, place + 1)),
        met, arrayEnumerate(met))) AS pair
      GROUP BY pair`),
  ]);
  const unitsOf = new Map(pairs.map(({ pair, units }) => [pair, units]));
  const byName = paired
    .map(({ code }) => ({ code, name: dictionary.nameOf(code) }))
    .sort((a, b) => compareText(a.name, b.name));
  return {
    unit,
    cases,
    events: counts.reduce((sum, { events }) => sum + events, 0),
    kinds: counts
      .map(({ code, ...numbers }) => ({ name: dictionary.nameOf(code), ...numbers }))
      .sort(
        byCountThenName(
          (one) => one.events,
          (one) => one.name,
        ),
      ),
    pairs: byName.flatMap((a, at) =>
      byName.slice(at + 1).flatMap((b) => {
        const aFirst = unitsOf.get(a.code * base + b.code) ?? 0;
        const both = aFirst + (unitsOf.get(b.code * base + a.code) ?? 0);
        return both === 0 ? [] : [{ a: a.name, b: b.name, both, aFirst }];
      }),
    ),
  };
};

function pairedCodes(paired: readonly KindCount[], all: readonly KindCount[]): Sql {
  if (paired.length === all.length) return sql`codes`;
  const codes = paired.map(({ code }) => code);
  const marks = codes.map(() => 1);
  return sql`arrayFilter(
    code -> transform(code, ${bound("Array(UInt32)", codes)}, ${bound("Array(UInt8)", marks)}, 0) = 1, codes)`;
}
