/** Whether two plain values (records, lists, text, numbers) are equal all through. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => key in b && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** `before` when it says the same, so that whoever compares by identity skips it. */
export const reused = <T>(before: T | undefined, now: T): T =>
  before !== undefined && sameValue(before, now) ? before : now;

/** The list before, when it holds the same objects. */
export function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  const isSame = before?.length === now.length && now.every((one, at) => one === before[at]);
  return isSame && before ? before : now;
}
