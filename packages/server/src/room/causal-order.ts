import type { Id } from "./placing.ts";
import { Refused, type Struct, type UpdateRead } from "./read-update.ts";

interface Row {
  readonly structs: readonly Struct[];
  /** Place of the next one that is not yet in order. */
  next: number;
  /** Up to where the client's clock is known. */
  clock: number;
  /** Somebody waits for it: to wait for them in turn would be for ever. */
  isWaitedFor: boolean;
}

/**
 * The structs that the document does not have, each behind all that it refers to, as Yjs will take them
 * in. Throws `Refused` with `gap` when something is missing: Yjs would keep the rest back, unseen.
 */
export function inCausalOrder(
  { structs, deletes }: UpdateRead,
  stateOf: (client: number) => number,
): Struct[] {
  const ordered: Struct[] = [];
  const rows = new Map<number, Row>();
  for (const [client, own] of structs) {
    const clock = stateOf(client);
    if ((own[0]?.clock ?? 0) > clock) throw new Refused("gap");
    rows.set(client, { structs: own, next: 0, clock, isWaitedFor: false });
  }
  const clockOf = (client: number) => rows.get(client)?.clock ?? stateOf(client);
  const isHere = (id: Id | undefined) => !id || id.clock < clockOf(id.client);

  function missingOf({ left, right, parent }: Struct): Id | undefined {
    if (!isHere(left)) return left;
    if (!isHere(right)) return right;
    return typeof parent === "object" && !isHere(parent) ? parent : undefined;
  }

  /** Goes on with a row until it is done or waits; gives the row that it waits for. */
  function advance(row: Row): Row | undefined {
    for (; row.next < row.structs.length; row.next++) {
      const struct = row.structs[row.next] as Struct;
      // Of what is known already, too: Yjs looks up what it refers to before it leaves it out.
      const missing = missingOf(struct);
      if (missing) {
        const other = rows.get(missing.client);
        if (!other || other === row || other.isWaitedFor) throw new Refused("gap");
        return other;
      }
      if (struct.clock + struct.length <= row.clock) continue;
      ordered.push(struct);
      row.clock = struct.clock + struct.length;
    }
    return undefined;
  }

  for (const start of rows.values()) {
    const waiting = [start];
    for (let row = waiting.at(-1); row; row = waiting.at(-1)) {
      row.isWaitedFor = true;
      const other = advance(row);
      if (other) {
        // A row that is done and still lacks what is asked of it will never have it.
        if (other.next >= other.structs.length) throw new Refused("gap");
        waiting.push(other);
      } else {
        row.isWaitedFor = false;
        waiting.pop();
      }
    }
  }
  for (const range of deletes)
    if (range.clock + range.length > clockOf(range.client)) throw new Refused("gap");
  return ordered;
}
