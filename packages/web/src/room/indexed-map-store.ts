import type { MapId } from "@itinera/core";
import * as Y from "yjs";
import {
  editKey,
  editRowSchema,
  editsOf,
  ended,
  updateRowSchema,
  whenGot,
  type EditRow,
  type MapRow,
  type UpdateRow,
} from "./browser-database.ts";
import type { AsideEdit, Bytes, KeptEdit } from "./kept-edit.ts";
import type { Loaded, MapStore, ReplicaHead } from "./map-store.ts";

/** From so many rows on, a replica is quicker to load when it is written again as one. */
const manyRows = 50;

/** All of them as one: through a document, for `Y.mergeUpdates` takes ever longer with their number. */
function merged(updates: readonly Bytes[]): Bytes {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state as Bytes;
}

const readEdits = (rows: readonly unknown[]) =>
  rows.flatMap((row) => {
    const parsed = editRowSchema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

export function createIndexedMapStore(database: IDBDatabase, map: MapId): MapStore {
  const begin = (...names: ("maps" | "rows" | "edits")[]) => {
    const transaction = database.transaction(names, "readwrite");
    return {
      maps: () => transaction.objectStore("maps"),
      rows: () => transaction.objectStore("rows"),
      edits: () => transaction.objectStore("edits"),
      commit: () => transaction.commit(),
      end: ended(transaction),
    };
  };
  type Writing = ReturnType<typeof begin>;

  const putRow = (writing: Writing, replica: string, update: Bytes) =>
    writing.rows().add({ map, replica, update } satisfies UpdateRow);
  const putEdit = (writing: Writing, edit: KeptEdit) => {
    writing.edits().put({ ...edit, map } satisfies EditRow);
    putRow(writing, edit.replica, edit.update);
  };
  const dropEdits = (writing: Writing, edits: readonly KeptEdit[]) => {
    for (const edit of edits) writing.edits().delete(editKey(map, edit));
  };
  const markAside = (writing: Writing, edit: KeptEdit, why: string) =>
    writing.edits().put({ ...edit, map, why } satisfies EditRow);
  const dropRows = (writing: Writing, keys: readonly IDBValidKey[]) => {
    for (const key of keys) writing.rows().delete(key);
  };

  /** The replica's updates; those of earlier replicas, written by a tab that came late, go. */
  function readRows(writing: Writing, replica: string, give: (updates: readonly Bytes[]) => void): void {
    const index = writing.rows().index("map");
    whenGot(index.getAllKeys(map), (keys) => {
      whenGot(index.getAll(map), (found: readonly unknown[]) => {
        const updates = found.flatMap((row) => {
          const parsed = updateRowSchema.safeParse(row);
          return parsed.success && parsed.data.replica === replica ? [parsed.data.update] : [];
        });
        if (updates.length === found.length && found.length < manyRows) {
          give(updates);
          return;
        }
        const state = merged(updates);
        dropRows(writing, keys);
        putRow(writing, replica, state);
        give([state]);
      });
    });
  }

  return {
    isLasting: true,

    async load(fresh) {
      const writing = begin("maps", "rows", "edits");
      let head: ReplicaHead = { replica: fresh, epoch: -1, seq: 0, role: "viewer" };
      let updates: readonly Bytes[] = [];
      const waiting: KeptEdit[] = [];
      const aside: AsideEdit[] = [];
      whenGot(writing.maps().get(map) as IDBRequest<MapRow | undefined>, (row) => {
        if (row) head = row;
        // Written at once, so that a tab that opens the map at the same time has the same replica.
        else writing.maps().put({ id: map, name: "", type: "current-state", updated: 0, ...head });
        readRows(writing, head.replica, (found) => (updates = found));
      });
      whenGot(writing.edits().getAll(editsOf(map)), (rows: readonly unknown[]) => {
        for (const { why, ...edit } of readEdits(rows))
          if (why === undefined) waiting.push(edit);
          else aside.push({ edit, why });
      });
      await writing.end;
      return { head, updates, waiting, aside } satisfies Loaded;
    },

    async keep(edit) {
      const writing = begin("rows", "edits");
      putEdit(writing, edit);
      // Not at the end of the turn: the page may be on its way out.
      writing.commit();
      await writing.end;
    },

    async keepOthers(head, updates, known) {
      const writing = begin("maps", "rows");
      whenGot(writing.maps().get(map) as IDBRequest<MapRow | undefined>, (row) => {
        if (row && row.replica !== head.replica) return;
        writing.maps().put({ ...known, ...head } satisfies MapRow);
        for (const update of updates) putRow(writing, head.replica, update);
      });
      await writing.end;
    },

    async confirm(edits) {
      const writing = begin("edits");
      dropEdits(writing, edits);
      await writing.end;
    },

    async setAside(edits, why) {
      const writing = begin("edits");
      for (const edit of edits) markAside(writing, edit, why);
      await writing.end;
    },

    async forgetAside(edits) {
      const writing = begin("edits");
      dropEdits(writing, edits);
      await writing.end;
    },

    async startOver(from, to) {
      const writing = begin("maps", "rows");
      whenGot(writing.maps().get(map) as IDBRequest<MapRow | undefined>, (row) => {
        if (row?.replica !== from) return;
        writing.maps().put({ ...row, replica: to, epoch: -1, seq: 0 } satisfies MapRow);
        whenGot(writing.rows().index("map").getAllKeys(map), (keys) => dropRows(writing, keys));
      });
      await writing.end;
    },

    async takeOver(replica, again) {
      const writing = begin("rows", "edits");
      whenGot(writing.edits().getAll(editsOf(map)), (rows: readonly unknown[]) => {
        for (const { why, ...edit } of readEdits(rows)) {
          if (why !== undefined || edit.replica === replica) continue;
          const outcome = again(edit);
          if (outcome.kind === "refused") markAside(writing, edit, outcome.why);
          else {
            dropEdits(writing, [edit]);
            for (const one of outcome.edits) putEdit(writing, one);
          }
        }
      });
      await writing.end;
    },
  };
}
