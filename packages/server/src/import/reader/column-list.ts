import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";

/** `__proto__` cannot be a key of a plain object. */
const safe = (name: string): string => (name === "__proto__" ? "_proto_" : name);

/** Columns that show up while a file is read (XES, JSONL). */
export interface ColumnList {
  readonly names: readonly string[];
  /** The place of a column, which is added when it is new. */
  place(name: string): number;
}

export const createColumnList = (): ColumnList => {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    place(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      if (names.length >= limits.columns)
        throw new FileRefused("too-many-columns", { limit: limits.columns });
      const place = names.push(safe(name)) - 1;
      places.set(name, place);
      return place;
    },
  };
};

/** Names of a header row: trimmed, each once (`name`, `name (2)`), an empty one called by its place. */
export const headerNames = (header: readonly string[]): readonly string[] => {
  if (header.length > limits.columns) throw new FileRefused("too-many-columns", { limit: limits.columns });
  const taken = new Set(header.map((name) => name.trim()));
  const given = new Set<string>();
  return header.map((text, at) => {
    const name = text.trim() === "" ? `column ${at + 1}` : safe(text.trim());
    let unique = name;
    for (let n = 2; given.has(unique) || (n > 2 && taken.has(unique)); n++) unique = `${name} (${n})`;
    given.add(unique);
    return unique;
  });
};
