import { unite, type Identity, type IdentityClaim } from "@itinera/core";
import { createRowBinary } from "../import/row-binary.ts";
import type { FoldState } from "../journey/fold-state.ts";
import { drop } from "../schema/partition.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import { identitiesOf } from "./known-identities.ts";

/** What a message of the stream says of who is who. */
export interface NumberedClaim {
  readonly number: number;
  readonly claim: IdentityClaim;
}

/** The two ids of a claim: the one that is explained by the other, and the other. */
const pairOf = (claim: IdentityClaim): readonly [string, string] =>
  claim.kind === "alias" ? [claim.previous, claim.current] : [claim.anonymous, claim.known];

/**
 * Judges claims of the stream, in its order, and writes down who is who from the next version on. Gives the persons that
 * have changed; their ids are also in `regrouped`, for their journeys to be made anew.
 */
export async function unitePersons(
  database: Database,
  scope: Scope,
  before: FoldState,
  claims: readonly NumberedClaim[],
): Promise<readonly Identity[]> {
  if (claims.length === 0) return [];
  const ids = new Set(claims.flatMap(({ claim }) => pairOf(claim)));
  const known = await identitiesOf(database, scope, before, ids);
  const { verdicts, changed } = unite(
    claims.map(({ claim }) => claim),
    (id) => known.get(id),
  );
  const version = before.version + 1;
  const writer = createRowBinary();
  for (const [at, { number, claim }] of claims.entries()) {
    writer.int64(number);
    for (const text of [claim.kind, ...pairOf(claim), verdicts[at] ?? ""]) writer.string(text);
  }
  await database.insert(
    sql`INSERT INTO claims SELECT ${scopeColumns(scope)}, ${integer(version)}, seq, kind, id, other, verdict
      FROM input('seq UInt64, kind String, id String, other String, verdict String') FORMAT RowBinary`,
    writer.take(),
  );
  await putIdentities(database, scope, version, changed);
  return changed;
}

async function putIdentities(
  database: Database,
  scope: Scope,
  version: number,
  changed: readonly Identity[],
): Promise<void> {
  if (changed.length === 0) return;
  const identities = createRowBinary();
  const aliases = createRowBinary();
  for (const { person, ids, known } of changed) {
    identities.string(person);
    identities.length(ids.length);
    for (const id of ids) {
      identities.string(id);
      aliases.string(id);
      aliases.string(person);
    }
    identities.uint8(known ? 1 : 0);
  }
  await database.insert(
    sql`INSERT INTO identities SELECT ${scopeColumns(scope)}, ${integer(version)}, person, ids, known
      FROM input('person String, ids Array(String), known UInt8') FORMAT RowBinary`,
    identities.take(),
  );
  if (aliases.bytes === 0) return;
  const rows = aliases.take();
  await database.insert(
    sql`INSERT INTO aliases SELECT ${scopeColumns(scope)}, ${integer(version)}, id, person
      FROM input('id String, person String') FORMAT RowBinary`,
    rows,
  );
  await drop(database, scope, sql`regrouped`);
  await database.insert(
    sql`INSERT INTO regrouped SELECT ${scopeColumns(scope)}, id, person
      FROM input('id String, person String') FORMAT RowBinary`,
    rows,
  );
}
