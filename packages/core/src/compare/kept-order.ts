/**
 * Ids that still stand in their old order among each other: the longest such set, so that as few as can be
 * are said to have moved (patience sorting, O(n log n)).
 */
export function keptOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => places.has(id));
  /** Last of the best chain of each length, and what stands before each in its chain. */
  const ends: string[] = [];
  const previous = new Map<string, string | undefined>();
  const place = (id: string | undefined) => (id === undefined ? -1 : (places.get(id) ?? -1));
  for (const id of common) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(ends[middle]) < place(id)) low = middle + 1;
      else high = middle;
    }
    previous.set(id, ends[low - 1]);
    ends[low] = id;
  }
  const kept = new Set<string>();
  for (let id = ends.at(-1); id !== undefined; id = previous.get(id)) kept.add(id);
  return kept;
}
