import type { Persona, PersonaDetails } from "../map/persona.ts";

/** What of a persona is the same on every map: all but its place, its colour, and where it came from. */
export function portraitOf({
  id: _id,
  order: _order,
  slot: _slot,
  name: _name,
  library: _library,
  ...portrait
}: Persona): Partial<PersonaDetails> {
  return portrait;
}

export type PortraitField = "name" | Exclude<keyof PersonaDetails, "library">;

interface Portrait {
  readonly name: string;
  readonly fields: Partial<PersonaDetails>;
}

/** In which fields two portraits are not the same, in the order of the first's. */
export function portraitDifferences(one: Portrait, other: Portrait): readonly PortraitField[] {
  const names = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)]);
  names.delete("library");
  const differing = ([...names] as Exclude<PortraitField, "name">[]).filter(
    (name) => !alike(one.fields[name], other.fields[name]),
  );
  return one.name === other.name ? differing : ["name", ...differing];
}

/** Whether two values mean the same, whatever the order of their keys; nothing is as good as an empty list. */
function alike(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

const canonical = (value: unknown): string =>
  Array.isArray(value) && value.length === 0
    ? "null"
    : JSON.stringify(value ?? null, (_, inner: unknown) =>
        inner !== null && typeof inner === "object" && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
          : inner,
      );
