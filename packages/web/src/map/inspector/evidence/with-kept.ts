/**
 * The list with `kept` in the place of what was opened. Somebody else may have added to it or taken from it since; where
 * the opened one is gone, or says something else by now, `kept` comes behind the others. `opened` undefined: a new one.
 */
export function withKept<Item>(list: readonly Item[], opened: Item | undefined, kept: Item): readonly Item[] {
  const text = JSON.stringify(opened);
  const at = list.findIndex((one) => JSON.stringify(one) === text);
  return at === -1 ? [...list, kept] : list.with(at, kept);
}
