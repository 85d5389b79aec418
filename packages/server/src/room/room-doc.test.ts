import { applyToDoc, createMapReader, docUpdateOf } from "@itinera/collab";
import { plan, type EpochMs } from "@itinera/core";
import { arbitraryEdits } from "@itinera/core/test-kit";
import type { LoadedRoom, LoggedUpdate, Seq } from "@itinera/store";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { roomDocOf } from "./room-doc.ts";
import { key, smallMap } from "./room.test-kit.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Of two people who take turns, so that their pieces lie between each other's. */
const history = fc.array(arbitraryEdits, { minLength: 2, maxLength: 6 }).map((turns) => {
  const doc = new Y.Doc();
  const updates: Bytes[] = [docUpdateOf(smallMap)];
  Y.applyUpdate(doc, updates[0] as Bytes);
  doc.on("update", (update: Uint8Array) => updates.push(update as Bytes));
  const reader = createMapReader(doc, key.map);
  for (const [turn, edits] of turns.entries()) {
    doc.clientID = 1 + (turn % 2);
    for (const edit of edits) {
      const planned = plan(reader.read(), edit);
      if (planned.kind === "changes") applyToDoc(doc, planned.changes);
    }
  }
  return updates;
});

const loaded = (state: Bytes | undefined, rows: readonly Bytes[], behind = 0): LoadedRoom => ({
  epoch: 0,
  seq: (behind + rows.length) as Seq,
  at: 0 as EpochMs,
  state: state && { seq: behind as Seq, bytes: state },
  updates: rows.map((bytes, at): LoggedUpdate => ({
    seq: (behind + at + 1) as Seq,
    author: "ann",
    at: 0 as EpochMs,
    bytes,
  })),
  clients: [],
});

it("is the same from all rows, from a state and the rows behind it, and from a copy without a history", () => {
  fc.assert(
    fc.property(history, fc.nat(), (updates, at) => {
      const whole = roomDocOf(key.map, loaded(undefined, updates));
      const cut = at % (updates.length + 1);
      const state = roomDocOf(key.map, loaded(undefined, updates.slice(0, cut))).missing();
      const compacted = roomDocOf(key.map, loaded(state, updates.slice(cut), cut));
      const fresh = roomDocOf(key.map, loaded(undefined, [whole.fresh()]));
      expect(compacted.map()).toEqual(whole.map());
      expect(compacted.stateVector()).toEqual(whole.stateVector());
      expect(fresh.map()).toEqual(whole.map());
      // What a new epoch would save is known before it is made.
      expect(fresh.structs().all).toBe(whole.structs().live);
      expect(fresh.structs().live).toBe(fresh.structs().all);
    }),
    { numRuns: 60 },
  );
});
