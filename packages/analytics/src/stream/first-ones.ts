import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { bound, sql } from "../sql/sql.ts";
import { createRowBinary } from "../import/row-binary.ts";
import { messageHash, type MessageHash } from "./message-hash.ts";
import type { StreamMessage } from "./stream-events.ts";

/** So many hashes fit in one parameter, which takes 128 KB. */
const HASHES_AT_ONCE = 7_000;

export interface Named {
  readonly message: StreamMessage;
  /** undefined: it has no id. */
  readonly hash: MessageHash | undefined;
}

const textOf = ({ head, tail }: MessageHash) => `${head} ${tail}`;

export const withHashes = (messages: readonly StreamMessage[]): readonly Named[] =>
  messages.map((message) => ({ message, hash: messageHash(message) }));

/** The messages but those whose id was there before, earlier in the stream or among these. */
export async function firstOnes(
  database: Database,
  scope: Scope,
  named: readonly Named[],
): Promise<readonly Named[]> {
  const known = await knownIds(
    database,
    scope,
    named.flatMap(({ hash }) => hash ?? []),
  );
  return named.filter(({ hash }) => {
    if (hash === undefined) return true;
    const text = textOf(hash);
    if (known.has(text)) return false;
    known.add(text);
    return true;
  });
}

async function knownIds(
  { rows }: Database,
  scope: Scope,
  hashes: readonly MessageHash[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < hashes.length; at += HASHES_AT_ONCE) {
    const heads = hashes.slice(at, at + HASHES_AT_ONCE).map(({ head }) => head);
    const found = await rows<MessageHash>(sql`SELECT hash AS head, tail FROM seen
      WHERE ${inScope(scope)} AND hash IN ${bound("Array(UInt64)", heads)}`);
    for (const one of found) known.add(textOf(one));
  }
  return known;
}

export async function rememberIds(
  database: Database,
  scope: Scope,
  named: readonly Named[],
): Promise<number> {
  const writer = createRowBinary();
  let ids = 0;
  for (const { message, hash } of named) {
    if (hash === undefined) continue;
    writer.int64(hash.head);
    writer.uint32(hash.tail);
    writer.int64(message.number);
    ids += 1;
  }
  if (ids > 0)
    await database.insert(
      sql`INSERT INTO seen SELECT ${scopeColumns(scope)}, hash, tail, seq
        FROM input('hash UInt64, tail UInt32, seq UInt64') FORMAT RowBinary`,
      writer.take(),
    );
  return ids;
}
