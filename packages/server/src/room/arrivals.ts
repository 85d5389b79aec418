type Bytes = Uint8Array<ArrayBuffer>;

export interface Arrived {
  readonly n: number;
  readonly update: Bytes;
  /** By `performance.now()`. */
  readonly came: number;
}

/**
 * So many edits, and so many bytes, are taken in as one: fewer transactions of Yjs, rows and frames for whoever
 * comes back with many edits, and still no more of the server's time at once than a few edits take.
 */
const mostEdits = 16;
const mostBytes = 64 * 1024;

interface Group<Peer> {
  readonly peer: Peer;
  readonly edits: Arrived[];
  bytes: number;
}

/** What comes in one turn of the event loop; edits of one peer that follow one another are taken together. */
export function createArrivals<Peer>(take: (peer: Peer, edits: readonly Arrived[]) => void) {
  let groups: Group<Peer>[] = [];
  let turn: NodeJS.Immediate | undefined;

  function flush(): void {
    clearImmediate(turn);
    turn = undefined;
    const arrived = groups;
    groups = [];
    for (const { peer, edits } of arrived) take(peer, edits);
  }

  return {
    add(peer: Peer, edit: Arrived): void {
      const last = groups.at(-1);
      const size = edit.update.length;
      if (last?.peer === peer && last.edits.length < mostEdits && last.bytes + size <= mostBytes) {
        last.edits.push(edit);
        last.bytes += size;
      } else groups.push({ peer, edits: [edit], bytes: size });
      turn ??= setImmediate(flush);
    },
    /** Takes them now. */
    flush,
    isEmpty: (): boolean => groups.length === 0,
  };
}
