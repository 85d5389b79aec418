import { isJsonObject, type JsonObject, type JsonValue } from "@itinera/core";

/** Bounds of a form; one that passes them is no form. */
const limits = { fields: 5_000, depth: 10, nameLength: 500 } as const;

/** Systems that send forms put what they have to say into one of these, as JSON. */
const jsonFields = new Set(["json", "payload"]);

type Node = string | Branch;
type Branch = Map<string, Node>;

/** `data[FIELDS][ID]` → data, FIELDS, ID; `tags[]` ends with an empty one. What is no such path is one name. */
const pathOf = (name: string): readonly string[] => {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (match === null) return [name];
  const [, first = "", rest = ""] = match;
  return [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, part = ""]) => part)];
};

/** What came twice under one name becomes a list, `tags[]` and a field without brackets alike. */
function put(branch: Branch, path: readonly string[], text: string): void {
  const [name = "", ...rest] = path;
  const key = name === "" ? String(branch.size) : name;
  const there = branch.get(key);
  if (rest.length > 0) {
    const below = there instanceof Map ? there : new Map<string, Node>();
    branch.set(key, below);
    put(below, rest, text);
  } else if (there === undefined) branch.set(key, text);
  else if (there instanceof Map) there.set(String(there.size), text);
  else
    branch.set(
      key,
      new Map([
        ["0", there],
        ["1", text],
      ]),
    );
}

const parsed = (text: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Names that count from 0 are a list. */
const valueOf = (node: Node): JsonValue => {
  if (typeof node === "string") return node;
  const keys = [...node.keys()];
  if (keys.every((key, place) => key === String(place))) return [...node.values()].map(valueOf);
  return objectOf(node);
};

const objectOf = (branch: Branch): JsonObject =>
  Object.fromEntries(
    [...branch].filter(([key]) => key !== "__proto__").map(([key, node]) => [key, valueOf(node)]),
  );

/**
 * A form (application/x-www-form-urlencoded) as the object that its names with brackets describe. Values stay text, but
 * for a field that is JSON. undefined: it is larger than a form is.
 */
export function readForm(text: string): JsonObject | undefined {
  const root: Branch = new Map();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++fields > limits.fields || name.length > limits.nameLength) return undefined;
    const path = pathOf(name);
    if (path.length > limits.depth) return undefined;
    put(root, path, value);
  }
  const form = objectOf(root);
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      (jsonFields.has(name) && typeof value === "string" ? parsed(value) : undefined) ?? value,
    ]),
  );
}
