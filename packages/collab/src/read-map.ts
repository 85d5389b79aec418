import {
  byOrder,
  heal,
  listLimits,
  mapHeadSchema,
  recordLists,
  type JourneyMap,
  type MapHead,
  type MapId,
  type RecordList,
  type RecordOf,
} from "@itinera/core";
import type * as Y from "yjs";
import { headOf, listOf } from "./layout.ts";
import { fieldsOf, parseLeniently, readRecord } from "./read-record.ts";

const headFields: ReadonlySet<string> = new Set(Object.keys(mapHeadSchema.shape));
// Made once: a schema is compiled when it parses for the first time, which takes a hundred times as long.
const someHeadSchema = mapHeadSchema.partial();

/** A document whose head is missing or broken still opens. */
const fallbackHead: MapHead = { name: "", type: "current-state", lang: "en" };

/** The head alone: cheap enough to look at after every edit. */
export function readHead(doc: Y.Doc): MapHead {
  const fields = { ...fallbackHead, ...fieldsOf(headOf(doc), headFields) };
  const lenient = parseLeniently((value) => someHeadSchema.safeParse(value), fields);
  return { ...fallbackHead, ...(lenient as Partial<MapHead> | undefined) };
}

/** Drawing order; feelings have a place instead and lie by id. */
const inOrder = (a: RecordOf<RecordList>, b: RecordOf<RecordList>): number =>
  "order" in a && "order" in b ? byOrder(a, b) : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** A list of the document, of which only what changed is read again. */
function createListReader<List extends RecordList>(doc: Y.Doc, list: List, onChange: () => void) {
  const source = listOf(doc, list);
  const records = new Map<string, RecordOf<List>>();
  const changed = new Set<string>(source.keys());
  let sorted: readonly RecordOf<List>[] = [];
  let stale = true;

  const note = (events: readonly Y.YEvent<Y.Map<unknown>>[]) => {
    stale = true;
    onChange();
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === "string") changed.add(id);
      else for (const key of event.changes.keys.keys()) changed.add(key);
    }
  };
  source.observeDeep(note);

  function read(): readonly RecordOf<List>[] {
    if (!stale) return sorted;
    for (const id of changed) {
      const record = readRecord(list, id, source.get(id));
      if (record) records.set(id, record);
      else records.delete(id);
    }
    changed.clear();
    stale = false;
    sorted = [...records.values()].sort(inOrder).slice(0, listLimits[list]);
    return sorted;
  }
  return {
    read,
    stop: () => {
      source.unobserveDeep(note);
    },
  };
}

export interface MapReader {
  /** The map as it is now; the same object as long as nothing changed. */
  read(): JourneyMap;
  stop(): void;
}

/**
 * Reads a document again and again. Records are parsed one by one, broken ones are left out, the rest
 * is sorted and healed; after an edit only the records it touched are parsed again.
 */
export function createMapReader(doc: Y.Doc, id: MapId): MapReader {
  let known: JourneyMap | undefined;
  const forget = () => {
    known = undefined;
  };
  const head = headOf(doc);
  head.observeDeep(forget);
  const lists = recordLists.map((list) => [list, createListReader(doc, list, forget)] as const);

  return {
    read: () => {
      if (known) return known;
      const records = Object.fromEntries(lists.map(([list, reader]) => [list, reader.read()]));
      known = heal({ ...readHead(doc), id, ...records } as JourneyMap);
      return known;
    },
    stop: () => {
      head.unobserveDeep(forget);
      for (const [, reader] of lists) reader.stop();
    },
  };
}

/** The map in a document, read once. */
export function readMap(doc: Y.Doc, id: MapId): JourneyMap {
  const reader = createMapReader(doc, id);
  const map = reader.read();
  reader.stop();
  return map;
}
