import type { MapId } from "@itinera/core";
import { ended, openDatabase, whenGot, editsOf, type EditRow, type MapRow } from "./browser-database.ts";
import { createIndexedMapStore } from "./indexed-map-store.ts";
import type { KnownMap, MapStore } from "./map-store.ts";
import { createMemoryMapStore } from "./memory-map-store.ts";

/** Where this browser keeps a map. */
export async function openMapStore(map: MapId): Promise<MapStore> {
  const database = await openDatabase();
  return database ? createIndexedMapStore(database, map) : createMemoryMapStore();
}

export interface MapHere extends KnownMap {
  /** Edits that have not reached the server. */
  readonly waiting: number;
}

/** Maps that can be opened on this computer without a server, the latest change first. */
export async function mapsHere(): Promise<readonly MapHere[]> {
  const database = await openDatabase();
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
