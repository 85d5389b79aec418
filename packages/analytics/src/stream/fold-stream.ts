import { createRowBinary } from "../import/row-binary.ts";
import { eventInput, writeEvent } from "../import/event-binary.ts";
import { foldAll } from "../journey/fold-all.ts";
import { foldFresh, type FreshEvent } from "../journey/fold-fresh.ts";
import { loadFoldState, type StreamCounts } from "../journey/fold-state.ts";
import { sweepStale } from "../journey/sweep-stale.ts";
import { addKinds } from "../kinds/add-kinds.ts";
import { codeGiver, otherKind, type CodeGiver } from "../kinds/code-giver.ts";
import { loadDictionary } from "../kinds/dictionary.ts";
import { unitePersons, type NumberedClaim } from "../person/unite-persons.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import { dropRepeats } from "./drop-repeats.ts";
import { firstOnes, rememberIds, withHashes } from "./first-ones.ts";
import { forgetUncounted } from "./forget-uncounted.ts";
import { STREAM, type StreamMessage } from "./stream-events.ts";

/** A stretch of a project's stream: the messages among the entries from the position that the tables stand at to `last`. */
export interface StreamStretch {
  readonly last: number;
  readonly messages: Iterable<readonly StreamMessage[]> | AsyncIterable<readonly StreamMessage[]>;
}

export interface StreamLimits {
  /**
   * With more new events than these, all journeys are made anew, and repeats are looked for in one go: that costs less
   * than to find each of so many.
   */
  readonly mostFresh?: number;
  /** Whoever sends names without end, numbers in them perhaps, shall not make every question slow. */
  readonly mostKinds?: number;
}

/** A step with the code of its name. */
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
  { mostFresh = 200_000, mostKinds = 200_000 }: StreamLimits = {},
): Promise<StreamCounts> {
  const before = await loadFoldState(database, scope);
  await forgetUncounted(database, scope, before);
  const dictionary = await loadDictionary(database.rows, scope);
  const codes = codeGiver(dictionary, mostKinds);
  const taken = {
    position: Math.max(last, before.position),
    stored: 0,
    duplicates: 0,
    statements: 0,
    ids: 0,
  };
  const fresh: FreshEvent[] = [];
  const claims: NumberedClaim[] = [];
  let named = 0;
  let isLong = false;
  let hasFirstCase = false;
  for await (const some of messages) {
    const behind = withHashes(some.filter(({ number }) => number > before.position));
    const first = isLong ? behind : await firstOnes(database, scope, behind);
    const steps = first.flatMap(({ message }) =>
      message.event.kind === "step" ? [codedStep(message, codes)] : [],
    );
    const size = dictionary.size + named;
    await addKinds(database, scope, { size }, codes.newNames.slice(named));
    named = codes.newNames.length;
    await putEvents(database, scope, steps);
    for (const { message } of first)
      for (const claim of message.event.claims) claims.push({ number: message.number, claim });
    taken.ids += await rememberIds(database, scope, first);
    taken.stored += steps.length;
    taken.duplicates += behind.length - first.length;
    taken.statements += first.length - steps.length;
    // With the first case of a project come journeys of cases, which no fold before has made.
    hasFirstCase ||= !before.hasCases && steps.some(({ event }) => event.case !== undefined);
    isLong ||= taken.stored > mostFresh;
    if (isLong || hasFirstCase) fresh.length = 0;
    else for (const step of steps) fresh.push(...freshEvents(step, before.hasCases));
  }
  if (isLong) {
    const repeats = await dropRepeats(database, scope);
    taken.stored -= repeats.steps;
    taken.statements -= repeats.messages - repeats.steps;
    taken.duplicates += repeats.messages;
    taken.ids -= repeats.messages;
  }
  const changed = await unitePersons(database, scope, before, claims);
  const counts = added(before, taken);
  const hasAliases = before.hasAliases || changed.length > 0;
  const size = dictionary.size + named;
  const state =
    isLong || hasFirstCase
      ? await foldAll(database, scope, { ...counts, hasAliases })
      : await foldFresh(database, scope, before, { fresh, changed, dictionary: { size }, counts });
  await sweepStale(database, scope, state);
  return counts;
}

/** One name too many is kept beside the event. */
function codedStep(message: StreamMessage, codes: CodeGiver): Step {
  const { event } = message;
  const code = codes.codeOf(event.name);
  if (event.name === otherKind || code !== codes.otherCode()) return { ...message, code };
  return { ...message, code, event: { ...event, properties: { ...event.properties, name: event.name } } };
}

const added = (before: StreamCounts, taken: StreamCounts): StreamCounts => ({
  position: taken.position,
  stored: before.stored + taken.stored,
  duplicates: before.duplicates + taken.duplicates,
  statements: before.statements + taken.statements,
  ids: before.ids + taken.ids,
});

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

function freshEvents({ number: seq, code, event }: Step, hasCases: boolean): readonly FreshEvent[] {
  const { person, case: ofCase, time } = event;
  const at = { time, seq, code };
  const own: FreshEvent = { unit: "person", id: person ?? ofCase ?? "", ...at };
  if (!hasCases) return [own];
  return ofCase === undefined
    ? [own, { unit: "loose", id: own.id, ...at }]
    : [own, { unit: "case", id: ofCase, ...at }];
}
