import type SQLite from "better-sqlite3";
import { SqliteDialect, SqliteDriver, type DatabaseConnection } from "kysely";

/**
 * SQLite takes a transaction back by itself when the disk is full or fails. To be asked for it once more is an
 * error to it, which would hide what happened.
 */
class RollbackOnce extends SqliteDriver {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class Dialect extends SqliteDialect {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new RollbackOnce(this.#database);
  }
}

export const dialectOf = (database: SQLite.Database): SqliteDialect => new Dialect(database);
