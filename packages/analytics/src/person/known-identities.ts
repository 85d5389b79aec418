import type { Identity } from "@itinera/core";
import type { FoldState } from "../journey/fold-state.ts";
import { inScope, type Scope } from "../scope.ts";
import type { Reader } from "../sql/database.ts";
import { bound, integer, sql } from "../sql/sql.ts";

/** A parameter takes 128 KB, in which a letter may be escaped. */
const CHARACTERS_AT_ONCE = 30_000;

function* portions(ids: Iterable<string>): Generator<readonly string[]> {
  let some: string[] = [];
  let length = 0;
  for (const id of ids) {
    some.push(id);
    length += id.length + 3;
    if (length < CHARACTERS_AT_ONCE) continue;
    yield some;
    some = [];
    length = 0;
  }
  if (some.length > 0) yield some;
}

/** Under which id each of these is known; those that stand for themselves are missing. */
export async function personsOf(
  { rows }: Pick<Reader, "rows">,
  scope: Scope,
  { version, hasAliases }: Pick<FoldState, "version" | "hasAliases">,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (!hasAliases) return found;
  for (const some of portions(ids)) {
    const known = await rows<{ id: string; known: string }>(sql`SELECT id, argMax(person, version) AS known
      FROM aliases
      WHERE ${inScope(scope)} AND version <= ${integer(version)} AND id IN ${bound("Array(String)", some)}
      GROUP BY id`);
    for (const { id, known: person } of known) found.set(id, person);
  }
  return found;
}

/** All that is known of the persons of these ids, by any of their ids. */
export async function identitiesOf(
  reader: Pick<Reader, "rows">,
  scope: Scope,
  state: Pick<FoldState, "version" | "hasAliases">,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Identity>> {
  const found = new Map<string, Identity>();
  if (!state.hasAliases) return found;
  const persons = await personsOf(reader, scope, state, ids);
  const names = new Set([...ids].map((id) => persons.get(id) ?? id));
  for (const some of portions(names)) {
    const rows = await reader.rows<{ person: string; ids: string[]; known: number }>(sql`SELECT person,
        argMax(identities.ids, version) AS ids, argMax(identities.known, version) AS known
      FROM identities
      WHERE ${inScope(scope)} AND version <= ${integer(state.version)} AND person IN ${bound("Array(String)", some)}
      GROUP BY person`);
    for (const { person, ids: own, known } of rows)
      for (const id of own) found.set(id, { person, ids: own, known: known === 1 });
  }
  return found;
}
