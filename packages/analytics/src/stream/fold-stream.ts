import { createRowBinary } from "../import/row-binary.ts";
import { eventInput, writeEvent } from "../import/event-binary.ts";
import { foldAll } from "../journey/fold-all.ts";
import { foldFresh, type FreshEvent } from "../journey/fold-fresh.ts";
import { loadFoldState, type FoldState, type StreamCounts } from "../journey/fold-state.ts";
import { sweepStale } from "../journey/sweep-stale.ts";
import { addKinds } from "../kinds/add-kinds.ts";
import { codeGiver } from "../kinds/code-giver.ts";
import { loadDictionary } from "../kinds/dictionary.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import { firstOnes, rememberIds } from "./first-ones.ts";
import { forgetUncounted } from "./forget-uncounted.ts";
import { STREAM, type StreamMessage } from "./stream-events.ts";

/** A stretch of a project's stream: the messages among the entries from the position that the tables stand at to `last`. */
export interface StreamStretch {
  readonly last: number;
  readonly messages: readonly StreamMessage[];
}

/** Steps of a stretch, with the codes of their names. */
interface Step extends StreamMessage {
  readonly code: number;
}

/**
 * Takes a stretch of the stream into the tables. Called again after it failed anywhere, or after a crash, it leaves
 * the same: whatever an unfinished try left is taken away first.
 */
export async function foldStream(
  database: Database,
  scope: Scope,
  { last, messages }: StreamStretch,
): Promise<StreamCounts> {
  const before = await loadFoldState(database, scope);
  await forgetUncounted(database, scope, before);
  const behind = messages.filter(({ number }) => number > before.position);
  const first = await firstOnes(database, scope, behind);
  const { steps, dictionary } = await codedSteps(
    database,
    scope,
    first.flatMap(({ message }) => (message.event.kind === "step" ? [message] : [])),
  );
  await putEvents(database, scope, steps);
  const ids = await rememberIds(database, scope, first);
  const counts: StreamCounts = {
    position: Math.max(last, before.position),
    stored: before.stored + steps.length,
    duplicates: before.duplicates + behind.length - first.length,
    statements: before.statements + first.length - steps.length,
    ids: before.ids + ids,
  };
  const state = await fold(database, scope, before, { steps, dictionary, counts });
  await sweepStale(database, scope, state);
  return counts;
}

async function codedSteps(database: Database, scope: Scope, messages: readonly StreamMessage[]) {
  const dictionary = await loadDictionary(database.rows, scope);
  const codes = codeGiver(dictionary);
  const steps = messages.map((message): Step => ({ ...message, code: codes.codeOf(message.event.name) }));
  await addKinds(database, scope, dictionary, codes.newNames);
  return { steps, dictionary: { size: dictionary.size + codes.newNames.length } };
}

async function putEvents(database: Database, scope: Scope, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  const writer = createRowBinary();
  for (const { number, event, code } of steps) writeEvent(writer, { ...event, seq: number }, code);
  await database.insert(
    sql`INSERT INTO events
      SELECT ${scopeColumns(scope)}, ${integer(STREAM)} AS entry, seq, person, case, code, time, channel, properties,
        toUInt128(0) AS hash
      FROM ${eventInput} FORMAT RowBinary`,
    writer.take(),
  );
}

/** With the first case of a project come journeys of cases, which no fold before has made. */
function fold(
  database: Database,
  scope: Scope,
  before: FoldState,
  {
    steps,
    dictionary,
    counts,
  }: {
    readonly steps: readonly Step[];
    readonly dictionary: { readonly size: number };
    readonly counts: StreamCounts;
  },
): Promise<FoldState> {
  if (!before.hasCases && steps.some(({ event }) => event.case !== undefined))
    return foldAll(database, scope, counts);
  const fresh = steps.flatMap((step) => freshEvents(step, before.hasCases));
  return foldFresh(database, scope, before, { fresh, dictionary, counts });
}

function freshEvents({ number: seq, code, event }: Step, hasCases: boolean): readonly FreshEvent[] {
  const { person, case: ofCase, time } = event;
  const at = { time, seq, code };
  const own: FreshEvent = { unit: "person", id: person ?? ofCase ?? "", ...at };
  if (!hasCases) return [own];
  return ofCase === undefined
    ? [own, { unit: "loose", id: own.id, ...at }]
    : [own, { unit: "case", id: ofCase, ...at }];
}
