import {
  applyToDoc,
  createMapReader,
  freshUpdateOf,
  readHead,
  readReferences,
  upgradeDoc,
} from "@itinera/collab";
import type { Change, JourneyMap, MapHead, MapId, MapReferences } from "@itinera/core";
import type { RoomRefusal } from "@itinera/protocol";
import type { LoadedRoom } from "@itinera/store";
import * as Y from "yjs";
import { groundOf } from "./ground.ts";
import { inspect } from "./inspect.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface Refusal {
  readonly code: RoomRefusal;
  /** Which of them it was, from 0. */
  readonly at: number;
  /** A part of it is in the document, which must be made again. */
  readonly spoilt: boolean;
}

/** What came of updates. The first that is refused ends it; when the document is spoilt, none was taken. */
interface Applied {
  /** How many were taken, from the first. */
  readonly taken: number;
  /** Whose clocks they move on. */
  readonly clients: readonly number[];
  /** What the document did not have before; undefined when it had all. */
  readonly news: Bytes | undefined;
  readonly refused?: Refusal;
}

/** A room's document in memory. */
export interface RoomDoc {
  /** Yjs client id of what the server writes. */
  readonly clientId: number;
  /** Of one sender, in one transaction. `mayWrite`: whether they may write with these Yjs client ids. */
  apply(updates: readonly Bytes[], mayWrite?: (clients: readonly number[]) => boolean): Applied;
  /** What is in the log already. Throws when it does not fit, which cannot be. */
  takeLogged(update: Bytes): void;
  /** Gives the update it made, or undefined when nothing changed. */
  change(changes: readonly Change[]): Bytes | undefined;
  /** Brings it to this version of the document; the update that did, or undefined when it was. */
  upgrade(): Bytes | undefined;
  map(): JourneyMap;
  /** The same object as long as nothing of it changed. */
  head(): MapHead;
  references(): MapReferences;
  stateVector(): Bytes;
  /** All that is not in `stateVector`; all there is without one. Throws when that makes no sense. */
  missing(stateVector?: Bytes): Bytes;
  /** How many pieces it is made of, and of how many it would be without a history. */
  structs(): { readonly all: number; readonly live: number };
  /** What it holds now as a document without a history. */
  fresh(): Bytes;
  destroy(): void;
}

const isWaiting = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

const structsOf = (doc: Y.Doc) => [...doc.store.clients.values()].reduce((sum, own) => sum + own.length, 0);

/** Whether it would be one in a document without a history: words that follow on others would be one with them. */
function staysPiece(one: Y.GC | Y.Item): boolean {
  if (one instanceof Y.GC || one.deleted) return false;
  if (!(one.content instanceof Y.ContentString)) return true;
  let { left } = one;
  while (left?.deleted) ({ left } = left);
  return !(left?.content instanceof Y.ContentString);
}

/** Makes the document from what is on disk. Throws when that is damaged. */
export function roomDocOf(id: MapId, { state, updates }: LoadedRoom): RoomDoc {
  const doc = new Y.Doc();
  // One transaction: row by row is half as fast again.
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state.bytes);
    for (const update of updates) Y.applyUpdate(doc, update.bytes);
  });
  if (isWaiting(doc)) throw new Error(`the log of map ${id} has a gap`);
  const reader = createMapReader(doc, id);
  const ground = groundOf(doc);
  let head: MapHead | undefined;
  doc.getMap("head").observe(() => {
    head = undefined;
  });
  let news: Bytes | undefined;
  doc.on("update", (update: Uint8Array) => {
    news = update as Bytes;
  });
  const newsOf = (act: () => void): Bytes | undefined => {
    news = undefined;
    act();
    return news;
  };

  function takeIn(
    update: Bytes,
    clients: Set<number>,
    mayWrite: ((clients: readonly number[]) => boolean) | undefined,
  ): Omit<Refusal, "at"> | undefined {
    const inspected = inspect(update, { ...ground, structs: structsOf(doc) });
    if (inspected.kind === "refused") return { code: inspected.code, spoilt: false };
    if (mayWrite && !mayWrite(inspected.clients)) return { code: "client-taken", spoilt: false };
    Y.applyUpdate(doc, update);
    if (isWaiting(doc)) return { code: "gap", spoilt: true };
    if (!inspected.between.every(ground.standsBetween)) return { code: "malformed", spoilt: true };
    for (const client of inspected.clients) clients.add(client);
    return undefined;
  }

  return {
    clientId: doc.clientID,
    apply(updates, mayWrite) {
      const clients = new Set<number>();
      let taken = 0;
      let refused: Omit<Refusal, "at"> | undefined;
      let found: Bytes | undefined;
      try {
        found = newsOf(() => {
          doc.transact(() => {
            for (const update of updates) {
              refused = takeIn(update, clients, mayWrite);
              if (refused) return;
              taken++;
            }
          });
        });
      } catch {
        refused = { code: "malformed", spoilt: true };
      }
      if (!refused) return { taken, clients: [...clients], news: found };
      const refusal = { ...refused, at: taken };
      if (refused.spoilt) return { taken: 0, clients: [], news: undefined, refused: refusal };
      return { taken, clients: [...clients], news: found, refused: refusal };
    },
    takeLogged(update) {
      Y.applyUpdate(doc, update);
      if (isWaiting(doc)) throw new Error(`an update of map ${id} came before what it builds on`);
    },
    change: (changes) =>
      newsOf(() => {
        applyToDoc(doc, changes);
      }),
    upgrade: () =>
      newsOf(() => {
        upgradeDoc(doc);
      }),
    map: () => reader.read(),
    head: () => (head ??= readHead(doc)),
    references: () => readReferences(doc),
    stateVector: () => Y.encodeStateVector(doc) as Bytes,
    missing: (stateVector) => Y.encodeStateAsUpdate(doc, stateVector) as Bytes,
    structs: () => {
      const rows = [...doc.store.clients.values()];
      const live = rows.reduce((sum, row) => sum + row.filter(staysPiece).length, 0);
      return { all: structsOf(doc), live };
    },
    fresh: () => freshUpdateOf(doc),
    destroy: () => {
      reader.stop();
      doc.destroy();
    },
  };
}
