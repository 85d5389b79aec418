import { judge, rootPlace, type Place } from "@itinera/collab";
import type { RecordList } from "@itinera/core";
import type { RoomRefusal } from "@itinera/protocol";
import { inCausalOrder } from "./causal-order.ts";
import { createPlacing, type Between, type Id, type IsLatest } from "./placing.ts";
import { readUpdate, Refused, type Range, type Struct } from "./read-update.ts";

/** Of one text, in UTF-16 units: a card with more is a document, and every peer lays it out at every letter. */
const maxWordsInText = 100_000;

/** What stands at a clock: where, and what can stand in it. */
export interface Standing {
  readonly place: Place;
  readonly key: string | undefined;
  readonly inside: Place | undefined;
}

/** What has to be known of the document that an update goes into. */
export interface Ground {
  readonly isLatest: IsLatest;
  readonly structs: number;
  stateOf(client: number): number;
  standingAt(id: Id): Standing;
  /** Whether records of these ids can be added to a list. */
  hasRoom(
    list: RecordList,
    ids: ReadonlySet<string>,
    isGoing: (client: number, clock: number) => boolean,
  ): boolean;
  /** Length of one of the texts of places. */
  wordsIn(text: object): number;
}

export type Inspected =
  /** It may be applied. `clients`: whose clocks it moves on; `between`: what has to be seen to then. */
  | { readonly kind: "sound"; readonly clients: readonly number[]; readonly between: readonly Between[] }
  | { readonly kind: "refused"; readonly code: RoomRefusal };

const nowhere: Standing = { place: { in: "nothing" }, key: undefined, inside: { in: "nothing" } };

/** What stands where in an update, looked up by any clock that a struct covers. */
function createStandings(ground: Ground) {
  const own = new Map<
    number,
    { readonly from: number; readonly to: number; readonly standing: Standing }[]
  >();

  function find(id: Id): Standing {
    const row = own.get(id.client);
    if (!row || id.clock < (row[0]?.from ?? 0)) return ground.standingAt(id);
    let [low, high] = [0, row.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((row[middle]?.to ?? 0) <= id.clock) low = middle + 1;
      else high = middle;
    }
    return row[low]?.standing ?? nowhere;
  }
  function add({ client, clock, length }: Struct, standing: Standing): void {
    const row = own.get(client);
    const entry = { from: clock, to: clock + length, standing };
    if (row) row.push(entry);
    else own.set(client, [entry]);
  }
  return { find, add };
}

/** Whether something stands where a map has it. Throws `Refused`. */
function judgePlaces(ordered: readonly Struct[], deletes: readonly Range[], ground: Ground): void {
  const { find, add } = createStandings(ground);
  const added = new Map<RecordList, Set<string>>();
  const words = new Map<object, number>();

  /** Beside what it names, or where it says; Yjs drops what stands beside or in something that is gone. */
  function whereIs({ left, right, parent, key }: Struct): Pick<Standing, "place" | "key"> {
    if (typeof parent === "string") {
      const place = rootPlace(parent);
      if (!place) throw new Refused("bad-root");
      return { place, key };
    }
    if (parent) return { place: find(parent).inside ?? nowhere.place, key };
    const beside = [left, right].flatMap((id) => (id ? [find(id)] : []));
    return beside.find(({ place }) => place.in === "nothing") ?? beside[0] ?? nowhere;
  }

  for (const struct of ordered) {
    const { written } = struct;
    const { place, key } = written ? whereIs(struct) : nowhere;
    const verdict = written ? judge(place, key, written) : undefined;
    if (verdict?.kind === "refused") throw new Refused(verdict.reason);
    add(struct, { place, key, inside: verdict?.inside ?? nowhere.place });
    if (place.in === "list" && key !== undefined && written?.kind === "type") {
      const ids = added.get(place.list) ?? new Set();
      added.set(place.list, ids.add(key));
    }
    if (place.in === "text" && written?.kind === "words")
      words.set(place.text, (words.get(place.text) ?? 0) + written.length);
  }

  const gone = createRanges(deletes);
  for (const [list, ids] of added) if (!ground.hasRoom(list, ids, gone)) throw new Refused("too-many");
  for (const [text, length] of words)
    if (ground.wordsIn(text) + length > maxWordsInText) throw new Refused("too-long");
}

const createRanges = (ranges: readonly Range[]) => (client: number, clock: number) =>
  ranges.some((one) => one.client === client && one.clock <= clock && clock < one.clock + one.length);

/** Whether Yjs finds the places of all that is new without a long walk. Throws `Refused`. */
function judgePlacing(ordered: readonly Struct[], ground: Ground): readonly Between[] {
  const placing = createPlacing(ground.isLatest);
  for (const struct of ordered) {
    const { client, clock, length, written, left, right, parent, key } = struct;
    if (!written) continue;
    const own = { client, clock, last: clock + length - 1 };
    if (parent === undefined) placing.beside(own, left, right);
    else placing.within(own, parent, key);
  }
  if (!placing.isQuick(ground.structs + ordered.length)) throw new Refused("too-many");
  return placing.between;
}

/**
 * Goes over the bytes of a V1 update once, without building anything of Yjs: whether it can be trusted
 * with them, whether nothing is missing, and whether they hold only what maps are made of.
 */
export function inspect(update: Uint8Array<ArrayBuffer>, ground: Ground): Inspected {
  try {
    const read = readUpdate(update);
    const ordered = inCausalOrder(read, (client) => ground.stateOf(client));
    const between = judgePlacing(ordered, ground);
    judgePlaces(ordered, read.deletes, ground);
    const clients = [...new Set(ordered.map((struct) => struct.client))];
    return { kind: "sound", clients, between };
  } catch (error) {
    return { kind: "refused", code: error instanceof Refused ? error.code : "malformed" };
  }
}
