import { collectLimits } from "./collect-limits.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json-value.ts";

/** Objects within objects whose values get names of their own; deeper ones stay JSON text. */
const nameDepth = 8;
/** What is nested deeper could not be written as text: the stack ends first. */
const textDepth = 200;

const isDeeper = (value: JsonValue, most: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (most === 0 || Object.values(value).some((part) => isDeeper(part, most - 1)));

const textOf = (value: JsonValue): string => {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/**
 * Properties as text. What is nested gets a name with dots (`page.url`), lists are JSON, what is empty is left out.
 * Else, which limit is passed.
 */
export function flatProperties(
  properties: JsonObject,
): Readonly<Record<string, string>> | "too-long" | "too-many-properties" {
  const found = new Map<string, string>();
  let size = 0;

  const put = (name: string, value: JsonValue): "too-long" | "too-many-properties" | undefined => {
    if (isDeeper(value, textDepth)) return "too-long";
    const text = textOf(value);
    if (text === "") return;
    if (name.length > collectLimits.propertyNameLength) return "too-long";
    found.set(name, text);
    size += name.length + text.length;
    if (size > collectLimits.messageBytes) return "too-long";
    if (found.size > collectLimits.properties) return "too-many-properties";
  };

  const flatten = (object: JsonObject, before: string, depth: number): ReturnType<typeof put> => {
    for (const [key, value] of Object.entries(object)) {
      const name = before + key;
      const problem =
        isJsonObject(value) && depth < nameDepth ? flatten(value, `${name}.`, depth + 1) : put(name, value);
      if (problem !== undefined) return problem;
    }
  };

  const problem = flatten(properties, "", 1);
  if (problem !== undefined) return problem;
  // To have a name that is a prototype's would surprise whoever reads it.
  found.delete("__proto__");
  return Object.fromEntries(found);
}
