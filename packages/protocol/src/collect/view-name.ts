import type { JsonValue } from "./dialect.ts";
import { textOf } from "./json-object.ts";

const named = (what: string, name: JsonValue | undefined): string => {
  const text = textOf(name);
  return text === undefined ? what : `${what}: ${text}`;
};

/**
 * The name of a step that is a view of a page. `name` is what the sender calls the page, not its title: titles name every
 * product and every search, and each would be a step of its own.
 */
export const pageViewed = (name?: JsonValue): string => named("Page viewed", name);

export const screenViewed = (name?: JsonValue): string => named("Screen viewed", name);
