/** Lengths of what two lists share at their beginnings and, behind that, at their ends. */
export function sharedEnds<T>(old: ArrayLike<T>, next: ArrayLike<T>, same: (a: T, b: T) => boolean) {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && same(old[start] as T, next[start] as T)) start++;
  let end = 0;
  while (end < shorter - start && same(old[old.length - 1 - end] as T, next[next.length - 1 - end] as T))
    end++;
  return { start, end };
}
