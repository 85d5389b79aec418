import type { AccountId, MapId } from "@itinera/core";
import {
  dropDatabase,
  ended,
  openDatabase,
  whenGot,
  editsOf,
  type EditRow,
  type MapRow,
} from "./browser-database.ts";
import { createIndexedMapStore } from "./indexed-map-store.ts";
import type { KnownMap, MapStore } from "./map-store.ts";
import { createMemoryMapStore } from "./memory-map-store.ts";

/** Where this browser keeps a map for an account; where nobody knows for whom, it lasts as long as the page. */
export async function openMapStore(map: MapId, account: AccountId | undefined): Promise<MapStore> {
  const database = account && (await openDatabase(account));
  return database ? createIndexedMapStore(database, map) : createMemoryMapStore();
}

export interface MapHere extends KnownMap {
  /** Edits that have not reached the server. */
  readonly waiting: number;
}

/** Maps that can be opened on this computer without a server, the latest change first. */
export async function mapsHere(account: AccountId | undefined): Promise<readonly MapHere[]> {
  const database = account && (await openDatabase(account));
  if (!database) return [];
  const reading = database.transaction(["maps", "edits"]);
  const found: MapHere[] = [];
  whenGot(reading.objectStore("maps").getAll() as IDBRequest<MapRow[]>, (rows) => {
    for (const row of rows)
      // The others were opened, but nothing of them has come.
      if (row.epoch >= 0)
        whenGot(reading.objectStore("edits").getAll(editsOf(row.id)) as IDBRequest<EditRow[]>, (edits) => {
          const waiting = edits.filter(({ why }) => why === undefined).length;
          found.push({ id: row.id, name: row.name, type: row.type, updated: row.updated, waiting });
        });
  });
  await ended(reading);
  return found.toSorted((a, b) => b.updated - a.updated);
}

/** All that lies on this computer for an account goes, with the edits that wait. */
export const forgetMaps = (account: AccountId): Promise<void> => dropDatabase(account);
