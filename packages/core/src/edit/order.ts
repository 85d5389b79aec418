import { generateKeyBetween } from "fractional-indexing";

interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Order of drawing: by fractional index, then by id, so that two peers who chose the same index agree. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * A fractional index for place `at` of `list` (sorted, without the thing that moves). Neighbours with
 * the same index, as a merge can leave them, are passed over to the next larger one.
 */
export function orderAt(list: readonly Ordered[], at: number): string {
  const before = at > 0 ? list[Math.min(at, list.length) - 1] : undefined;
  const after = list.slice(at).find((one) => before === undefined || one.order > before.order);
  return generateKeyBetween(before?.order ?? null, after?.order ?? null);
}

/** `count` indices in rising order, for a new list or behind the index `after`. */
export function orders(count: number, after: string | null = null): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < count; at++) keys.push(generateKeyBetween(keys.at(-1) ?? after, null));
  return keys;
}
