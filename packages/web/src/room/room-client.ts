import { createMapReader, createUndo } from "@itinera/collab";
import { mapVersion, plan, type Edit, type EditRefusal, type JourneyMap, type MapId } from "@itinera/core";
import type { RoomRefusal, RoomRole } from "@itinera/protocol";
import * as Y from "yjs";
import { connect, type NewSocket } from "./connection.ts";
import { createOutbox } from "./outbox.ts";

/**
 * `saved`: all is on the server's disk. `saving`: some is not yet. `offline`: there is no connection;
 * it is tried again. `refused`: the server does not take an edit. `reload`: this page is too old.
 */
export type SaveState = "saved" | "saving" | "offline" | "refused" | "reload";

export interface RoomNow {
  readonly map: JourneyMap;
  readonly state: SaveState;
  readonly role: RoomRole;
  /** Own edits that are not yet on the server's disk. */
  readonly waiting: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RoomClient {
  /** For an editor of texts; its transactions are sent like all others. */
  readonly doc: Y.Doc;
  /** The same object as long as nothing changed. */
  now(): RoomNow;
  subscribe(listener: () => void): () => void;
  edit(edit: Edit): { readonly kind: "done" } | { readonly kind: "refused"; readonly reason: EditRefusal };
  /** Label of what was undone: the kind of the edit. */
  undo(): string | undefined;
  redo(): string | undefined;
  /** Try to connect at once. */
  retry(): void;
  close(): void;
}

export type RoomOpening =
  | { readonly kind: "open"; readonly room: RoomClient }
  /** There is no such map, or this page is too old for it. */
  | { readonly kind: "refused"; readonly code: RoomRefusal };

export interface RoomOptions {
  /** ws: or wss: address of the room. */
  readonly url: string;
  readonly map: MapId;
  readonly newSocket?: NewSocket;
  /** Ends the attempt while the room is not open yet; afterwards it has no effect. */
  readonly signal?: AbortSignal;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Refusals after which the same edits can be sent again. */
const passing: ReadonlySet<RoomRefusal> = new Set(["storage", "gap"]);

/** Joins the room of a map; resolves when the map is here. */
export const openRoom = ({
  url,
  map: id,
  newSocket = (to) => new WebSocket(to),
  signal,
}: RoomOptions): Promise<RoomOpening> =>
  new Promise((opened) => {
    const doc = new Y.Doc();
    const reader = createMapReader(doc, id);
    /** Origin of what this person does, and of what came from the server. */
    const me = {};
    const server = {};
    const undo = createUndo(doc, me);
    const outbox = createOutbox();
    const listeners = new Set<() => void>();

    let epoch = -1;
    let seq = 0;
    let role: RoomRole = "viewer";
    let online = false;
    /** The server lacks something that the outbox has not got. */
    let gap = false;
    let final: "refused" | "reload" | undefined;
    let known: RoomNow | undefined;

    const changed = () => {
      known = undefined;
      for (const listener of listeners) listener();
    };

    const send = (n: number, update: Bytes) => {
      connection.send({ kind: "edit", n, update });
      connection.expectAnswer();
    };

    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== server) {
        const n = outbox.add(update as Bytes);
        if (online) send(n, update as Bytes);
      }
      changed();
    });

    const connection = connect(url, newSocket, {
      hello: () => ({
        kind: "hello",
        token: "",
        version: mapVersion,
        epoch,
        client: doc.clientID,
        seq,
        stateVector: Y.encodeStateVector(doc) as Bytes,
      }),

      welcome: (frame) => {
        ({ epoch, seq, role } = frame);
        for (const update of frame.missing) Y.applyUpdate(doc, update, server);
        if (gap) outbox.replace(Y.encodeStateAsUpdate(doc, frame.stateVector) as Bytes);
        gap = false;
        // Only now: an edit that a listener made meanwhile has its turn behind those before it.
        for (const { n, update } of outbox.restart()) send(n, update);
        online = true;
        isOpen = true;
        opened({ kind: "open", room });
        changed();
      },

      committed: (frame) => {
        seq = frame.seq;
        outbox.confirm(frame.acked);
        if (outbox.size > 0) connection.expectAnswer();
        for (const update of frame.updates) Y.applyUpdate(doc, update, server);
        changed();
      },

      refused: (code) => {
        if (passing.has(code)) {
          gap ||= code === "gap";
          return true;
        }
        final = code === "version" || code === "epoch" ? "reload" : "refused";
        opened({ kind: "refused", code });
        changed();
        return false;
      },

      lost: () => {
        online = false;
        changed();
      },
    });

    let isOpen = false;
    signal?.addEventListener("abort", () => {
      if (!isOpen) room.close();
    });

    const stateNow = (): SaveState => final ?? (online ? (outbox.size > 0 ? "saving" : "saved") : "offline");

    const room: RoomClient = {
      doc,
      now: () => {
        const { undo: back, redo: forth } = undo.next();
        known ??= {
          map: reader.read(),
          state: stateNow(),
          role,
          waiting: outbox.size,
          canUndo: back !== undefined,
          canRedo: forth !== undefined,
        };
        return known;
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      edit: (edit) => {
        const planned = plan(reader.read(), edit);
        if (planned.kind === "refused") return planned;
        undo.do(edit.kind, planned.changes);
        changed();
        return { kind: "done" };
      },
      undo: () => {
        const label = undo.undo();
        changed();
        return label;
      },
      redo: () => {
        const label = undo.redo();
        changed();
        return label;
      },
      retry: () => {
        connection.retry();
      },
      close: () => {
        connection.close();
        undo.stop();
        reader.stop();
        doc.destroy();
        listeners.clear();
      },
    };
  });
