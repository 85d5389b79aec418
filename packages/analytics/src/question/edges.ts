import { literal, sql, type Sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import { byCountThenName, compareText, type Answerer } from "./answerer.ts";

interface EndsRow {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly events: number;
}

interface EdgeRow {
  readonly edge: number;
  readonly count: number;
  readonly meanMs: number;
  readonly medianMs: number;
}

/** The directly-follows graph: every pair of neighbours in a unit's journey is one step of an edge. */
export const answerEdges: Answerer<"edges"> = async (asking, { unit, period }) => {
  const { dictionary, rows } = asking;
  const journeys = journeysOf(asking, unit, period);
  const base = dictionary.size + 1;
  const [ends, edges] = await Promise.all([
    rows<EndsRow>(sql`SELECT codes[1] AS start, codes[-1] AS end, count() AS count, sum(length(codes)) AS events
      FROM ${journeys} GROUP BY start, end`),
    rows<EdgeRow>(sql`SELECT edge, count() AS count, sum(gap) / count AS meanMs,
        quantileExactInclusive(0.5)(gap) AS medianMs
      FROM ${journeys}
      ARRAY JOIN
        arrayMap((a, b) -> ${edgeNumber(base)}, arrayPopBack(codes), arrayPopFront(codes)) AS edge,
        arrayPopFront(arrayDifference(times)) AS gap
      GROUP BY edge`),
  ]);
  const total = (of: (row: EndsRow) => number): number => ends.reduce((sum, row) => sum + of(row), 0);
  const countBy = (code: (row: EndsRow) => number) => {
    const counts = new Map<number, number>();
    for (const row of ends) counts.set(code(row), (counts.get(code(row)) ?? 0) + row.count);
    return [...counts]
      .map(([one, count]) => ({ kind: dictionary.nameOf(one), count }))
      .sort(
        byCountThenName(
          (one) => one.count,
          (one) => one.kind,
        ),
      );
  };
  return {
    unit,
    cases: total((row) => row.count),
    events: total((row) => row.events),
    edges: edges
      .map(({ edge, ...numbers }) => ({
        from: dictionary.nameOf(Math.floor(edge / base)),
        to: dictionary.nameOf(edge % base),
        ...numbers,
      }))
      .sort((a, b) => b.count - a.count || compareText(a.from, b.from) || compareText(a.to, b.to)),
    starts: countBy((row) => row.start),
    ends: countBy((row) => row.end),
  };
};

/** Both codes in one number. Grouping by 16 bits is a look-up in a table, twice as fast as by more. */
function edgeNumber(base: number): Sql {
  const both = sql`a * ${literal(base)} + b`;
  if (base <= 2 ** 8) return sql`toUInt16(${both})`;
  return base <= 2 ** 16 ? sql`toUInt32(${both})` : sql`toUInt64(${both})`;
}
