import type { Alternative, Binding } from "@itinera/core";

/**
 * A part of a binding as a sentence says it: any of these names, on this channel, where all of these
 * hold. Without names: any event.
 */
export interface Clause {
  readonly names: readonly string[];
  readonly channel?: string;
  readonly where: Alternative["where"];
}

const sameRest = (a: Clause, b: Clause): boolean =>
  a.channel === b.channel && JSON.stringify(a.where) === JSON.stringify(b.where);

/** Alternatives that differ in their name alone are one clause. */
export function clausesOf(binding: Binding): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const { name, channel, where } of binding) {
    const clause: Clause = {
      names: name === undefined ? [] : [name],
      ...(channel !== undefined && { channel }),
      where,
    };
    const at =
      name === undefined ? -1 : clauses.findIndex((one) => one.names.length > 0 && sameRest(one, clause));
    const found = clauses[at];
    if (!found) clauses.push(clause);
    else if (name !== undefined && !found.names.includes(name))
      clauses[at] = { ...found, names: [...found.names, name] };
  }
  return clauses;
}

/** A clause that says nothing binds nothing: it is left out. */
export function bindingOf(clauses: readonly Clause[]): Binding {
  return clauses.flatMap(({ names, channel, where }): Alternative[] => {
    const rest = { ...(channel !== undefined && { channel }), where };
    if (names.length > 0) return names.map((name) => ({ name, ...rest }));
    return channel === undefined && where.length === 0 ? [] : [rest];
  });
}

/** The clauses with one in place of another; `undefined` takes it away. */
export const withClause = (
  clauses: readonly Clause[],
  at: number,
  clause: Clause | undefined,
): readonly Clause[] => clauses.flatMap((one, place) => (place === at ? (clause ? [clause] : []) : [one]));
