import { sessionGapMs, type EventRow, type ImportId } from "@itinera/core";
import { foldAll } from "../journey/fold-all.ts";
import { loadDictionary } from "../kinds/dictionary.ts";
import { addKinds } from "../kinds/add-kinds.ts";
import { clearNext, keepOnly } from "../schema/partition.ts";
import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, literal, sql, string } from "../sql/sql.ts";
import { addStaged, removeRows } from "./share-rows.ts";
import { stageRows, type Staged } from "./stage-rows.ts";

export interface ImportSource {
  readonly id: ImportId;
  /** Place in the event log: what was imported first holds a shared row (D6). */
  readonly entry: number;
}

/** `added` + `already` = `events`. `cases` and `kinds` are those of the file. */
export interface ImportOutcome {
  readonly events: number;
  readonly added: number;
  readonly already: number;
  readonly cases: number;
  readonly kinds: number;
}

export async function importRows(
  database: Database,
  scope: Scope,
  source: ImportSource,
  batches: AsyncIterable<readonly EventRow[]>,
): Promise<ImportOutcome> {
  const hadRows = await forgetEarlierTry(database, scope, source);
  await note(database, scope, source, { events: 0, added: 0 });
  const dictionary = await loadDictionary(database.rows, scope);
  const staged = await stageAfresh(database, scope, source.entry, dictionary, batches);
  await addKinds(database, scope, dictionary, staged.newNames);
  const cases = await stagedCases(database, scope);
  const already = await addStaged(database, scope, { entry: source.entry, rows: staged.rows });
  const added = staged.rows - already;
  if (added > 0 || hadRows) await foldAll(database, scope);
  await note(database, scope, source, { events: staged.rows, added });
  return { events: staged.rows, added, already, cases, kinds: staged.kinds };
}

/** Tells whether it had added anything. */
async function forgetEarlierTry(database: Database, scope: Scope, { entry }: ImportSource): Promise<boolean> {
  const earlier = await database.rows(
    sql`SELECT entry FROM imports WHERE ${inScope(scope)} AND entry = ${integer(entry)} LIMIT 1`,
  );
  if (earlier.length === 0) return false;
  await keepOnly(database, scope, "imports", sql`entry != ${integer(entry)}`);
  return removeRows(database, scope, entry);
}

/** Also where an earlier try left something; where this one fails it leaves nothing. */
async function stageAfresh(...parts: Parameters<typeof stageRows>): Promise<Staged> {
  const [database, scope] = parts;
  const clear = async (): Promise<void> => {
    await clearNext(database, scope, "events");
    await clearNext(database, scope, "copies");
  };
  await clear();
  try {
    return await stageRows(...parts);
  } catch (error) {
    // The reason of the failure is worth more than that of a failed cleaning, which the next try repeats.
    await clear().catch(() => undefined);
    throw error;
  }
}

/** Twice for each import: before its first row, so that whatever it left can be found, and when it is done. */
async function note(
  database: Database,
  scope: Scope,
  { id, entry }: ImportSource,
  { events, added }: Pick<ImportOutcome, "events" | "added">,
): Promise<void> {
  await database.run(sql`INSERT INTO imports
    SELECT ${scopeColumns(scope)}, ${string(id)}, ${integer(entry)}, ${integer(events)}, ${integer(added)}`);
}

/** Units of the kind `case` (D8): cases, and the sessions of events that belong to none. */
async function stagedCases(database: Database, scope: Scope): Promise<number> {
  // Numbers of scalar subqueries come as text.
  const [row] = await database.rows<{ cases: string; sessions: string }>(sql`SELECT
    (SELECT uniqExact(case) FROM events_next WHERE ${inScope(scope)} AND case != '') AS cases,
    (SELECT sum(1 + arrayCount(gap -> gap > ${literal(sessionGapMs)}, arrayDifference(arraySort(times))))
      FROM (
        SELECT groupArray(time) AS times FROM events_next WHERE ${inScope(scope)} AND case = '' GROUP BY person
      )) AS sessions`);
  return Number(row?.cases ?? 0) + Number(row?.sessions ?? 0);
}
