import type { EpochMs, NewId } from "@itinera/core";
import type { Accounts, IdentityTables } from "./accounts.ts";
import type { Assets } from "./assets.ts";
import type { Attempts } from "./attempts.ts";
import type { Audit } from "./audit.ts";
import type { EventLog } from "./event-log.ts";
import type { Files } from "./files.ts";
import type { Imports } from "./imports.ts";
import type { Jobs } from "./jobs.ts";
import type { ApiKeys } from "./keys.ts";
import type { Maps } from "./maps.ts";
import type { Personas } from "./personas.ts";
import type { Projects } from "./projects.ts";
import type { RoomLog } from "./room-log.ts";
import type { Settings } from "./settings.ts";
import type { Shares } from "./shares.ts";
import type { Sources } from "./sources.ts";
import type { EventStream } from "./stream.ts";
import type { Tickets } from "./tickets.ts";
import type { Workspaces } from "./workspaces.ts";

export interface Space {
  /** Of the databases, all workspaces together. */
  readonly databases: number;
  readonly files: number;
  /** Left on the disk of the data folder; null: it does not say. */
  readonly free: number | null;
}

/** Everything that outlives the process. Every row and every query belongs to a workspace. */
export interface Store {
  readonly accounts: Accounts;
  readonly identity: IdentityTables;
  readonly workspaces: Workspaces;
  readonly tickets: Tickets;
  readonly shares: Shares;
  readonly keys: ApiKeys;
  readonly attempts: Attempts;
  readonly audit: Audit;
  readonly projects: Projects;
  readonly maps: Maps;
  readonly assets: Assets;
  readonly personas: Personas;
  readonly events: EventLog;
  readonly imports: Imports;
  readonly jobs: Jobs;
  readonly settings: Settings;
  readonly files: Files;
  readonly rooms: RoomLog;
  readonly sources: Sources;
  readonly stream: EventStream;
  /** How much it holds at this moment, in bytes. */
  space(): Promise<Space>;
  close(): Promise<void>;
}

/** A PostgreSQL in the place of the folder's own databases. */
export interface OwnDatabase {
  readonly url: string;
  /** Nobody else may work in it: this process keeps what the others would need (the numbers) to itself. */
  readonly alone: boolean;
  /** How long to wait for somebody else who works in it; 0 by default. */
  readonly waitMs?: number;
}

export interface StoreOptions {
  /** The data folder; made when missing. Take its ownership first. */
  readonly directory: string;
  readonly database?: OwnDatabase;
  /** Where the files lie, when several servers share them; otherwise in the data folder. */
  readonly sharedFiles?: string;
  readonly newId?: NewId;
  readonly now?: () => EpochMs;
}

export type StoreRefusal =
  /** The data was last used by a newer version of the program. */
  | { readonly kind: "newer"; readonly found: number; readonly known: number }
  /** The folder cannot be made, read or written, or a database in it is damaged. */
  | { readonly kind: "unreadable"; readonly detail: string }
  /** There is no PostgreSQL at this address, or it does not let us in. */
  | { readonly kind: "unreachable"; readonly detail: string }
  /** Another server works in this PostgreSQL, and one of the two wants to be alone. */
  | { readonly kind: "in-use" };

export type StoreOpening = { readonly kind: "open"; readonly store: Store } | StoreRefusal;

/** A store without its files, in whatever database. */
type Databank = Omit<Store, "files" | "space"> & {
  /** Size of its tables, in bytes. */
  databaseBytes(): Promise<number>;
};

export type DatabankOpening = { readonly kind: "open"; readonly databank: Databank } | StoreRefusal;
