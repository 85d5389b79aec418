import type { AccountId, MapId } from "@itinera/core";
import { z } from "zod";
import { bytesSchema, keptEditSchema, type Bytes, type KeptEdit } from "./kept-edit.ts";
import type { KnownMap, ReplicaHead } from "./map-store.ts";

/**
 * What this browser keeps, apart for each account: whoever signs in after another neither sees their maps nor sends
 * their edits. y-indexeddb keeps updates alone: not which of them are the person's own and
 * unconfirmed, nor of which replica; it merges them as it trims, and its tabs do not see each other.
 *
 * `maps`: one row a map. `rows`: updates of replicas. `edits`: own ones that wait or were refused.
 */
const nameFor = (account: AccountId) => `itinera-${account}`;
const version = 1;

/** A row of `maps`. */
export type MapRow = ReplicaHead & KnownMap;
/** A row of `rows`; its key is a counter. */
export interface UpdateRow {
  readonly map: MapId;
  readonly replica: string;
  readonly update: Bytes;
}
/** A row of `edits`. `why`: it was refused. */
export type EditRow = KeptEdit & { readonly map: MapId; readonly why?: string };

export const updateRowSchema = z.object({ map: z.string(), replica: z.string(), update: bytesSchema });
export const editRowSchema = z.intersection(keptEditSchema, z.object({ why: z.string().optional() }));

/** Keys of `edits` lie in the order in which the edits were made. */
export const editKey = (map: MapId, { at, id }: KeptEdit): IDBValidKey => [map, at, id];
/** An array is greater than any number. */
export const editsOf = (map: MapId): IDBKeyRange => IDBKeyRange.bound([map], [map, []]);

function make(database: IDBDatabase): void {
  database.createObjectStore("maps", { keyPath: "id" });
  database.createObjectStore("rows", { autoIncrement: true }).createIndex("map", "map");
  database.createObjectStore("edits", { keyPath: ["map", "at", "id"] });
}

let opened: { readonly account: AccountId; readonly database: Promise<IDBDatabase | undefined> } | undefined;

/** undefined: the browser keeps nothing for this page, as in some private windows. */
export function openDatabase(account: AccountId): Promise<IDBDatabase | undefined> {
  if (opened?.account !== account) opened = { account, database: open(account) };
  return opened.database;
}

const open = (account: AccountId): Promise<IDBDatabase | undefined> =>
  new Promise((resolve) => {
    const give = (database?: IDBDatabase) => resolve(database);
    try {
      const request = indexedDB.open(nameFor(account), version);
      request.addEventListener("upgradeneeded", () => make(request.result));
      request.addEventListener("success", () => {
        const database = request.result;
        // A newer page wants to change the tables, or somebody signs out: this one goes on in memory.
        database.addEventListener("versionchange", () => {
          database.close();
          opened = undefined;
        });
        give(database);
      });
      request.addEventListener("error", () => give());
      request.addEventListener("blocked", () => give());
    } catch {
      give();
    }
  });

/** All that this browser keeps for an account goes, with the edits that wait. */
export const dropDatabase = (account: AccountId): Promise<void> =>
  new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(nameFor(account));
      // A window of an older page holds it: it goes as soon as that is closed.
      for (const end of ["success", "error", "blocked"]) request.addEventListener(end, () => resolve());
    } catch {
      resolve();
    }
  });

export const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });

/** Hands on what a request gives, within its transaction. */
export function whenGot<T>(request: IDBRequest<T>, act: (result: T) => void): void {
  request.addEventListener("success", () => act(request.result));
}
