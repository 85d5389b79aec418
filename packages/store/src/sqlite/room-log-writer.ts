import { roomLogDatabase, roomLogMigrations } from "./room-log-database.ts";
import { serveDatabase } from "./serve-database.ts";

// The thread that owns rooms.db.

serveDatabase(roomLogMigrations, roomLogDatabase);
