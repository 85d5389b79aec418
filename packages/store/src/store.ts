import type { EpochMs, NewId } from "@itinera/core";
import type { EventLog } from "./event-log.ts";
import type { Files } from "./files.ts";
import type { Imports } from "./imports.ts";
import type { Jobs } from "./jobs.ts";
import type { Maps } from "./maps.ts";
import type { Projects } from "./projects.ts";
import type { RoomLog } from "./room-log.ts";
import type { Settings } from "./settings.ts";

/** Everything that outlives the process. Every row and every query belongs to a workspace. */
export interface Store {
  readonly projects: Projects;
  readonly maps: Maps;
  readonly events: EventLog;
  readonly imports: Imports;
  readonly jobs: Jobs;
  readonly settings: Settings;
  readonly files: Files;
  readonly rooms: RoomLog;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The data folder; made when missing. Take its ownership first. */
  readonly directory: string;
  readonly newId?: NewId;
  readonly now?: () => EpochMs;
}

export type StoreOpening =
  | { readonly kind: "open"; readonly store: Store }
  /** The folder was last used by a newer version of the program. */
  | { readonly kind: "newer"; readonly found: number; readonly known: number }
  /** The folder cannot be made, read or written, or a database in it is damaged. */
  | { readonly kind: "unreadable"; readonly detail: string };
