import { byPlace, type AsideEdit, type Bytes, type KeptEdit } from "./kept-edit.ts";
import type { MapStore, ReplicaHead } from "./map-store.ts";

/** Where the browser keeps nothing for us: as long as the page lives. Several can share one `disk`. */
export interface MemoryDisk {
  head?: ReplicaHead;
  rows: { readonly replica: string; readonly update: Bytes }[];
  edits: KeptEdit[];
  aside: AsideEdit[];
}

export const emptyDisk = (): MemoryDisk => ({ rows: [], edits: [], aside: [] });

export function createMemoryMapStore(disk: MemoryDisk = emptyDisk()): MapStore {
  const without = (edits: readonly KeptEdit[]) => {
    const gone = new Set(edits.map((one) => one.id));
    disk.edits = disk.edits.filter((one) => !gone.has(one.id));
    disk.aside = disk.aside.filter((one) => !gone.has(one.edit.id));
  };
  const keep = (edit: KeptEdit) => {
    disk.edits.push(edit);
    disk.rows.push({ replica: edit.replica, update: edit.update });
  };
  const setAside = (edits: readonly KeptEdit[], why: string) => {
    without(edits);
    for (const edit of edits) disk.aside.push({ edit, why });
  };

  return {
    isLasting: false,
    load: async (fresh) => {
      disk.head ??= { replica: fresh, epoch: -1, seq: 0, role: "viewer" };
      const { head, rows, edits, aside } = disk;
      const own = rows.filter((row) => row.replica === head.replica);
      return {
        head,
        updates: own.map((row) => row.update),
        waiting: edits.toSorted(byPlace),
        aside: [...aside],
      };
    },
    keep: async (edit) => keep(edit),
    keepOthers: async (head, updates) => {
      if (disk.head?.replica !== head.replica) return;
      disk.head = head;
      for (const update of updates) disk.rows.push({ replica: head.replica, update });
    },
    confirm: async (edits) => without(edits),
    setAside: async (edits, why) => setAside(edits, why),
    forgetAside: async (edits) => without(edits),
    startOver: async (from, to) => {
      if (disk.head?.replica !== from) return;
      disk.head = { ...disk.head, replica: to, epoch: -1, seq: 0 };
      disk.rows = [];
    },
    takeOver: async (replica, again) => {
      for (const edit of disk.edits.filter((one) => one.replica !== replica).toSorted(byPlace)) {
        const outcome = again(edit);
        if (outcome.kind === "refused") setAside([edit], outcome.why);
        else {
          without([edit]);
          for (const one of outcome.edits) keep(one);
        }
      }
    },
  };
}
