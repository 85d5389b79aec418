/** What something was made from, thing by thing; a thing that changed is another object. */
export type Sources = readonly unknown[];

const sourcesOf = new WeakMap<object, Sources>();

const areSame = (a: Sources, b: Sources): boolean =>
  a.length === b.length && a.every((one, at) => Object.is(one, b[at]));

/** Whether it was made from the very same, so that nobody has to look into it. */
export function isMadeFrom(made: object, sources: Sources): boolean {
  const known = sourcesOf.get(made);
  return known !== undefined && areSame(known, sources);
}

export function madeFrom<T extends object>(made: T, sources: Sources): T {
  sourcesOf.set(made, sources);
  return made;
}

/** All that an object holds but some, with the names; of its lists what these hold. */
export const sourcesIn = (value: object, but: readonly string[]): Sources =>
  Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (but.includes(name)) return [];
    return Array.isArray(one) ? [name, ...(one as readonly unknown[])] : [name, one];
  });
