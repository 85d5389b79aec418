import { serveDatabase } from "./serve-database.ts";
import { streamDatabase, streamMigrations } from "./stream-database.ts";

// The thread that owns events.db.

serveDatabase(streamMigrations, streamDatabase);
