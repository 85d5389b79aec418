/** Places beside the middle of a gutter, the middle first. */
const offsets = [0, 3, -3] as const;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Keeps arrows that share a gutter beside one another, as long as the gutter has room. */
export function createTracks() {
  const runs = new Map<string, Run[]>();
  return (gutter: string, a: number, b: number): number => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const beside = (runs.get(gutter) ?? []).filter((run) => run.from < to && run.to > from);
    const offset = offsets.find((one) => !beside.some((run) => run.offset === one)) ?? 0;
    runs.set(gutter, [...(runs.get(gutter) ?? []), { from, to, offset }]);
    return offset;
  };
}

export type Tracks = ReturnType<typeof createTracks>;
