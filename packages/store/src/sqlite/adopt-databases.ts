import type SQLite from "better-sqlite3";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { connect } from "./connection.ts";
import { databaseNames, faultOf, lookAt, type DatabaseFault, type DatabaseName } from "./databases.ts";

/** Far more than a document is ever made anew, and little in a number of 31 bits. */
const mostAhead = 2 ** 20;

/**
 * Makes copies in a folder the databases of an installation; undefined: they are. What was done after they were
 * made is in nobody's log any more, yet browsers have it: each map goes on in another epoch, so that they
 * take what is here, and do again what they had not saved.
 */
export function adoptDatabases(directory: string): DatabaseFault | undefined {
  for (const name of databaseNames) {
    const file = path.join(directory, name);
    // Copies of an older version have none, and the next start makes it.
    if (name === "events.db" && !existsSync(file)) continue;
    const fault = adopt(name, file);
    if (fault) return fault;
  }
  return undefined;
}

function adopt(name: DatabaseName, file: string): DatabaseFault | undefined {
  let database: SQLite.Database | undefined;
  try {
    database = connect(file);
    const looked = lookAt(name, database);
    if (looked.kind !== "sound") return looked;
    if (name === "rooms.db" && looked.version > 0)
      database.prepare("UPDATE map_head SET epoch = epoch + ?").run(1 + randomInt(mostAhead));
    if (name === "itinera.db") signEverybodyOut(database);
    return undefined;
  } catch (error) {
    return faultOf(name, error);
  } finally {
    database?.close();
  }
}

/** A session that was ended since, and a link that was used since, would be good again. */
function signEverybodyOut(database: SQLite.Database): void {
  const tables = new Set<unknown>(
    database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  if (tables.has("session")) database.prepare("DELETE FROM session").run();
  if (tables.has("ticket")) database.prepare("DELETE FROM ticket WHERE kind != 'invitation'").run();
}
