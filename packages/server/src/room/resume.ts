import { keptBehindState, type LoggedUpdate } from "@itinera/store";
import * as Y from "yjs";

type Bytes = Uint8Array<ArrayBuffer>;

/** Above this, one diff is smaller than all that led to it. */
const mostBytes = 1024 * 1024;

/** Whether somebody who came to `known` can be given what came since, as far as numbers tell. */
export const isNear = (known: number, seq: number): boolean =>
  known > 0 && known <= seq && seq - known <= keptBehindState;

/**
 * The rows since somebody left, as they are: a diff would hold everything that was ever deleted. undefined
 * when they are too many, or when the replica has holes that they do not fill.
 */
export function rowsToResume(
  rows: readonly LoggedUpdate[],
  ofClient: Uint8Array,
  ofServer: Uint8Array,
): readonly Bytes[] | undefined {
  if (rows.reduce((sum, row) => sum + row.bytes.length, 0) > mostBytes) return undefined;
  const has = decoded(ofClient);
  if (!has) return undefined;
  const firsts = new Map<number, number>();
  for (const { bytes } of rows)
    for (const [client, clock] of Y.parseUpdateMeta(bytes).from)
      firsts.set(client, Math.min(clock, firsts.get(client) ?? Infinity));
  for (const [client, clock] of Y.decodeStateVector(ofServer))
    if ((has.get(client) ?? 0) < (firsts.get(client) ?? clock)) return undefined;
  return rows.map((row) => row.bytes);
}

/** Anything may come as a state vector. */
function decoded(stateVector: Uint8Array): ReadonlyMap<number, number> | undefined {
  try {
    return Y.decodeStateVector(stateVector);
  } catch {
    return undefined;
  }
}
