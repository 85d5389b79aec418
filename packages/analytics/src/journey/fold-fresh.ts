import type { Identity } from "@itinera/core";
import { createRowBinary } from "../import/row-binary.ts";
import type { Dictionary } from "../kinds/dictionary.ts";
import { drop } from "../schema/partition.ts";
import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, literal, sql, type Sql } from "../sql/sql.ts";
import { personsOf } from "../person/known-identities.ts";
import { ownId } from "../person/with-persons.ts";
import { countedEvents, isCurrent, keyOf } from "./current.ts";
import { noteFoldState, type FoldState, type StreamCounts } from "./fold-state.ts";
import { wordOf } from "./word.ts";

/** An event of the stream as part of the journey of one of its units. */
export interface FreshEvent {
  readonly unit: "person" | "case" | "loose";
  readonly id: string;
  readonly time: number;
  readonly seq: number;
  readonly code: number;
}

/** Added to the places of fresh events: more than any journey has. */
const BEHIND_ALL = 2 ** 40;

/**
 * Adds events to the journeys that they belong to: each gets a new row, which holds the old one's events too. Of equal
 * times, those that were there stay first, for the stream is folded in its order. Costs what the journeys
 * hold that change, not what the project holds.
 *
 * @param changed persons who have other ids than before (their ids are in `regrouped`): they are folded from their events.
 */
export async function foldFresh(
  database: Database,
  scope: Scope,
  before: FoldState,
  {
    fresh,
    changed,
    dictionary,
    counts,
  }: {
    readonly fresh: readonly FreshEvent[];
    readonly changed: readonly Identity[];
    readonly dictionary: Pick<Dictionary, "size">;
    readonly counts: StreamCounts;
  },
): Promise<FoldState> {
  const version = before.version + 1;
  const state: FoldState = {
    ...before,
    ...counts,
    version,
    generation: before.generation === 0 ? version : before.generation,
    hasAliases: before.hasAliases || changed.length > 0,
    hasLoose: before.hasLoose || fresh.some(({ unit }) => unit === "loose"),
  };
  const regrouped = new Set(changed.flatMap(({ ids }) => ids));
  const joining = await named(database, scope, before, fresh, regrouped);
  await putFresh(database, scope, joining);
  if (joining.length > 0) await addFresh(database, scope, before, state, dictionary);
  if (regrouped.size > 0) await foldRegrouped(database, scope, state, dictionary);
  if (joining.length > 0 || regrouped.size > 0)
    await retire(database, scope, before, state, regrouped.size > 0);
  const hasTies = before.hasTies || (await hasTiesSince(database, scope, state));
  await noteFoldState(database, scope, { ...state, hasTies });
  return { ...state, hasTies };
}

/** Under the ids by which their persons are known; without those who are folded from their events. */
async function named(
  database: Database,
  scope: Scope,
  before: FoldState,
  fresh: readonly FreshEvent[],
  regrouped: ReadonlySet<string>,
): Promise<readonly FreshEvent[]> {
  const isPerson = ({ unit }: FreshEvent) => unit !== "case";
  const ids = new Set(fresh.filter(isPerson).map(({ id }) => id));
  const persons = await personsOf(database, scope, before, ids);
  return fresh.flatMap((event) => {
    if (!isPerson(event)) return [event];
    if (regrouped.has(event.id)) return [];
    return [{ ...event, id: persons.get(event.id) ?? event.id }];
  });
}

const touchedBy = (scope: Scope): Sql =>
  sql`SELECT ${keyOf(sql`unit`, sql`id`)} FROM fresh WHERE ${inScope(scope)}`;

async function addFresh(
  database: Database,
  scope: Scope,
  before: FoldState,
  state: FoldState,
  dictionary: Pick<Dictionary, "size">,
): Promise<void> {
  const old = sql`journeys WHERE ${isCurrent(scope, before)} AND key IN (${touchedBy(scope)})`;
  await putJourneys(
    database,
    scope,
    state,
    sql`SELECT unit, id,
      arraySort(groupArrayArray(events)) AS journey,
      journey.1 AS times,
      journey.3 AS codes,
      ${ofJourney(dictionary)}
    FROM (
      SELECT unit, id, arrayZip(times, arrayMap(place -> toUInt64(place), arrayEnumerate(times)), codes) AS events
      FROM ${old}
      UNION ALL
      SELECT unit, id, [(time, ${literal(BEHIND_ALL)} + seq, code)] AS events FROM fresh WHERE ${inScope(scope)}
    )
    GROUP BY unit, id`,
  );
}

/** The journeys of persons who have other ids than before, from all events of all their ids. */
async function foldRegrouped(
  database: Database,
  scope: Scope,
  state: FoldState,
  dictionary: Pick<Dictionary, "size">,
): Promise<void> {
  const units = state.hasCases ? sql`if(case = '', ['person', 'loose'], ['person'])` : sql`['person']`;
  await putJourneys(
    database,
    scope,
    state,
    sql`SELECT unit, known.person AS id,
      arraySort(groupArray((time, entry, seq, code))) AS journey,
      journey.1 AS times,
      journey.4 AS codes,
      ${ofJourney(dictionary)}
    FROM (
      SELECT arrayJoin(${units}) AS unit, own, time, entry, seq, code
      FROM (SELECT ${ownId} AS own, case, time, entry, seq, code FROM events
        WHERE ${countedEvents(scope, state)}
          AND ${ownId} IN (SELECT id FROM regrouped WHERE ${inScope(scope)}))
    ) AS held
    INNER JOIN (SELECT regrouped.id AS one, person FROM regrouped WHERE ${inScope(scope)}) AS known ON held.own = known.one
    GROUP BY unit, id`,
  );
}

const ofJourney = (
  dictionary: Pick<Dictionary, "size">,
): Sql => sql`${wordOf(sql`codes`, dictionary)} AS word,
  has(arrayPopFront(arrayDifference(times)), 0) AS tied`;

/** `rows` gives `unit`, `id`, `word`, `codes`, `times` and `tied`. */
async function putJourneys(
  database: Database,
  scope: Scope,
  { generation, version }: FoldState,
  rows: Sql,
): Promise<void> {
  await database.run(sql`INSERT INTO journeys
    SELECT ${scopeColumns(scope)}, ${integer(generation)}, ${integer(version)}, unit,
      ${keyOf(sql`unit`, sql`id`)} AS key, id, word, codes, times, tied
    FROM (${rows})`);
}

/** Notes which rows of before the new ones replace, also of ids that are somebody else now. */
async function retire(
  database: Database,
  scope: Scope,
  before: FoldState,
  { generation, version }: FoldState,
  hasRegrouped: boolean,
): Promise<void> {
  const units = sql`arrayJoin(['person', 'loose'])`;
  const moved = sql`SELECT ${keyOf(units, sql`id`)} FROM regrouped WHERE ${inScope(scope)}`;
  const touched = hasRegrouped ? sql`${touchedBy(scope)} UNION ALL ${moved}` : touchedBy(scope);
  await database.run(sql`INSERT INTO stale
    SELECT ${scopeColumns(scope)}, ${integer(generation)}, key, version, ${integer(version)}
    FROM journeys WHERE ${isCurrent(scope, before)} AND key IN (${touched})`);
}

async function putFresh(database: Database, scope: Scope, fresh: readonly FreshEvent[]): Promise<void> {
  await drop(database, scope, sql`fresh`);
  if (fresh.length === 0) return;
  const writer = createRowBinary();
  for (const { unit, id, time, seq, code } of fresh) {
    writer.string(unit);
    writer.string(id);
    writer.int64(time);
    writer.int64(seq);
    writer.uint32(code);
  }
  await database.insert(
    sql`INSERT INTO fresh SELECT ${scopeColumns(scope)}, unit, id, time, seq, code
      FROM input('unit LowCardinality(String), id String, time Int64, seq UInt64, code UInt32') FORMAT RowBinary`,
    writer.take(),
  );
}

async function hasTiesSince({ rows }: Database, scope: Scope, { generation, version }: FoldState) {
  const [found] = await rows<{ ties: number }>(sql`SELECT count() AS ties FROM (
    SELECT 1 FROM journeys
    WHERE ${inScope(scope)} AND generation = ${integer(generation)} AND version = ${integer(version)} AND tied
    LIMIT 1)`);
  return found?.ties === 1;
}
