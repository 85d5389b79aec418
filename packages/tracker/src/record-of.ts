/** A value for each name. `Object.fromEntries` is younger than the oldest browsers that the tracker runs in. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  const record = {} as Record<Name, Value>;
  for (const name of names) record[name] = valueOf(name);
  return record;
}
