import { applyToDoc, createMapReader, createUndo } from "@itinera/collab";
import { editSchema, planAll, type Edit, type EditRefusal, type JourneyMap, type MapId } from "@itinera/core";
import { z } from "zod";
import * as Y from "yjs";
import { changesBetween } from "./changes-between.ts";
import type { Bytes, Work } from "./kept-edit.ts";

export type EditOutcome =
  { readonly kind: "done" } | { readonly kind: "refused"; readonly reason: EditRefusal };

const isDeletion = ({ kind }: Edit) => kind.endsWith(".delete");

/** The document of a map in this tab, and what this person does to it. */
export type Replica = ReturnType<typeof createReplica>;

/** `onOwn`: this person made an update, and what it meant. */
export function createReplica(id: MapId, name: string, onOwn: (update: Bytes, work: Work) => void) {
  const doc = new Y.Doc();
  const reader = createMapReader(doc, id);
  /** Origin of what this person does, and of what comes from elsewhere. */
  const me = {};
  const elsewhere = {};
  const undo = createUndo(doc, me);
  /** What the transaction that runs means. */
  let work: Work | undefined;

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== elsewhere && work) onOwn(update as Bytes, work);
  });

  function act<T>(meaning: Work, run: () => T): T {
    work = meaning;
    try {
      return run();
    } finally {
      work = undefined;
    }
  }

  function step(direction: "undo" | "redo"): string | undefined {
    const label = undo.next()[direction];
    if (label === undefined) return undefined;
    const before = reader.read();
    const meaning = {
      kind: "changes" as const,
      label,
      // Asked for when the update is there, and the reader has seen it.
      get changes() {
        return changesBetween(before, reader.read());
      },
    };
    return act(meaning, () => undo[direction]());
  }

  function edit(wanted: Edit | readonly Edit[]): EditOutcome {
    const edits: readonly Edit[] = "kind" in wanted ? [wanted] : wanted;
    const [first] = edits;
    if (!first) return { kind: "done" };
    const planned = planAll(reader.read(), edits);
    if (planned.kind === "refused") return { kind: "refused", reason: planned.reason };
    const label = first.kind;
    const meaning: Work =
      edits.length === 1 ? { kind: "edit", edit: first } : { kind: "edits", label, edits: [...edits] };
    act(meaning, () => undo.do(label, planned.changes));
    return { kind: "done" };
  }

  /** It may be there already: stored, and only its acknowledgement was lost. */
  function editAgain(edits: readonly Edit[]): EditOutcome {
    const outcome = edit(edits);
    if (outcome.kind === "done") return outcome;
    // Whoever adds something chose its id: nobody else has added that.
    if (outcome.reason === "taken") return { kind: "done" };
    if (outcome.reason !== "gone" || !edits.every(isDeletion)) return outcome;
    for (const one of edits) edit(one);
    return { kind: "done" };
  }

  return {
    /** Updates of other replicas do not fit this one. */
    name,
    client: doc.clientID,
    map: (): JourneyMap => reader.read(),
    edit,
    undo: () => step("undo"),
    redo: () => step("redo"),
    next: undo.next,

    /** An edit of an earlier replica, done again on this one. */
    again: (old: Work): EditOutcome | { readonly kind: "refused"; readonly reason: "version" } => {
      if (old.kind === "changes") {
        try {
          act(old, () => applyToDoc(doc, old.changes, me));
          return { kind: "done" };
        } catch {
          return { kind: "refused", reason: "version" };
        }
      }
      // It may be an older page's.
      const parsed = z.array(editSchema).safeParse(old.kind === "edit" ? [old.edit] : old.edits);
      return parsed.success ? editAgain(parsed.data) : { kind: "refused", reason: "version" };
    },

    /** What the server, the disk or another tab has. */
    apply: (updates: readonly Bytes[]): void => {
      if (updates.length > 0)
        doc.transact(() => {
          for (const update of updates) Y.applyUpdate(doc, update, elsewhere);
        }, elsewhere);
    },

    stateVector: () => Y.encodeStateVector(doc) as Bytes,

    /**
     * All that a server of this state lacks as one update, when sending `edits` one by one would leave a
     * hole: in front of them, or behind.
     */
    holeBeside: (serverVector: Bytes, edits: readonly { readonly update: Bytes }[]): Bytes | undefined => {
      const reached = Y.decodeStateVector(serverVector);
      for (const { update } of edits) {
        const { from, to } = Y.parseUpdateMeta(update);
        for (const [client, clock] of from)
          if (clock > (reached.get(client) ?? 0)) return lacking(serverVector);
        for (const [client, clock] of to) reached.set(client, Math.max(clock, reached.get(client) ?? 0));
      }
      const own = Y.decodeStateVector(Y.encodeStateVector(doc));
      for (const [client, clock] of own) if (clock > (reached.get(client) ?? 0)) return lacking(serverVector);
      return undefined;
    },

    lacking,

    destroy: (): void => {
      undo.stop();
      reader.stop();
      doc.destroy();
    },
  };

  function lacking(serverVector: Bytes): Bytes {
    return Y.encodeStateAsUpdate(doc, serverVector) as Bytes;
  }
}
