/** Bytes of text that a block has at most when it was put together. */
export const mostMerged = 1_000_000;

/** What to do with the loose end of a stream, by places in the list of its blocks. */
export type MergePlan =
  /** Those from `from` to before `to` become one. */
  | { readonly kind: "merge"; readonly from: number; readonly to: number }
  /** The first is as large as it may be: it need not be looked at again. */
  | { readonly kind: "settle" };

/**
 * What to put together of neighbours of these sizes; undefined: nothing. As many as fit become one block where
 * another follows them. The end, which still grows, is put together only where a block is not larger than all that
 * follow it: so an entry is written anew a few times, not each time that something came.
 */
export function mergePlan(sizes: readonly number[]): MergePlan | undefined {
  let fitting = 0;
  let sum = 0;
  for (const size of sizes) {
    if (fitting > 0 && sum + size > mostMerged)
      return fitting === 1 ? { kind: "settle" } : { kind: "merge", from: 0, to: fitting };
    sum += size;
    fitting += 1;
  }
  let behind = sum;
  for (const [from, size] of sizes.entries()) {
    behind -= size;
    if (behind > 0 && size <= behind) return { kind: "merge", from, to: sizes.length };
  }
  return undefined;
}
