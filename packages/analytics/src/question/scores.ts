import { meanMargin, scoreNames, scoreScales, type ScoreName } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { inScope } from "../scope.ts";
import { join, literal, sql, string, type Sql } from "../sql/sql.ts";
import { heldDuring } from "../unit/events.ts";
import { matchedPlaces } from "../unit/matched.ts";
import type { Answerer } from "./answerer.ts";

interface StageRow {
  readonly place: number;
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Scores lie in properties, so that event rows are read; where the log has none, its names alone. */
export const answerScores: Answerer<"scores"> = async (asking, { period, stages }) => {
  const { dictionary, rows } = asking;
  const bindings = stages.flatMap(({ binding }, place) => (binding.length > 0 ? [{ place, binding }] : []));
  if (bindings.length === 0) return { properties: [], stages: [] };
  const properties = await scoreProperties(asking);
  if (properties.length === 0) return { properties, stages: [] };
  // An event belongs to the first stage, in map order, whose binding it matches (D3).
  const found = await rows<StageRow>(sql`SELECT arrayMin(places) AS place, count() AS n,
      avg(score) AS mean, if(n > 1, stddevSamp(score), 0) AS deviation
    FROM (
      SELECT ${matchedPlaces(bindings, dictionary)} AS places, ${scoreOf(properties)} AS score
      FROM events WHERE ${heldDuring(asking, period)}
    )
    WHERE notEmpty(places) AND score IS NOT NULL
    GROUP BY place`);
  const byPlace = new Map(found.map((row) => [row.place, row]));
  return {
    properties,
    stages: stages.flatMap(({ id }, place) => {
      const row = byPlace.get(place);
      if (row === undefined) return [];
      const { n, mean } = row;
      const margin = meanMargin(n, row.deviation);
      const [low, high] = margin === null ? [null, null] : [mean - margin, mean + margin];
      return [{ id, n, mean, low, high }];
    }),
  };
};

/** The log's names of scores, however they are written, in the order in which they count. */
async function scoreProperties({ scope, rows }: Asking): Promise<string[]> {
  const found = await rows<{ name: string }>(sql`SELECT DISTINCT name
    FROM events ARRAY JOIN mapKeys(properties) AS name
    WHERE ${inScope(scope)} AND lower(name) IN (${join(
      scoreNames.map((name) => sql`${string(name)}`),
      ", ",
    )})
    ORDER BY name`);
  return found
    .map(({ name }) => name)
    .toSorted((a, b) => scoreNames.indexOf(scoreNamed(a)) - scoreNames.indexOf(scoreNamed(b)));
}

const scoreNamed = (property: string) => property.toLowerCase() as ScoreName;

/** −2…+2, or null: no score, or a text or number that its scale does not have. */
function scoreOf(properties: readonly string[]): Sql {
  const scores = properties.map((property) => {
    const [least, most] = scoreScales[scoreNamed(property)];
    const value = sql`toFloat64OrNull(properties[${string(property)}])`;
    const share = sql`(${value} - ${literal(least)}) / ${literal(most - least)}`;
    return sql`if(${value} BETWEEN ${literal(least)} AND ${literal(most)}, 4 * ${share} - 2, NULL)`;
  });
  return sql`coalesce(${join(scores, ", ")}, NULL)`;
}
