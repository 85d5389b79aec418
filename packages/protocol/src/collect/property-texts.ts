import { collectLimits, type QuarantineReason } from "@itinera/core";
import type { JsonValue } from "./dialect.ts";
import type { JsonObject } from "./json-object.ts";
import { storableText } from "./storable-text.ts";

/** Objects and lists in each other. No client sends more than a handful, and a stack has its end. */
const mostLevels = 20;

function isDeeperThan(levels: number, value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  const inside: readonly JsonValue[] = Array.isArray(value) ? value : Object.values(value);
  for (const one of inside) if (isDeeperThan(levels - 1, one)) return true;
  return false;
}

/**
 * Gathers the properties of a message as texts: what is nested by dots, lists as JSON. What was added later wins over
 * what has its name. Once a limit is passed nothing more is looked at.
 */
export class PropertyTexts {
  readonly #texts: Record<string, string> = {};
  #count = 0;
  /** UTF-16 units of names and values: never more than the message has bytes. */
  #units = 0;
  #refusal: QuarantineReason | undefined;

  /** Each property of an object, under its own name. */
  addAll(object: JsonObject): void {
    for (const name of Object.keys(object)) this.add(name, object[name]);
  }

  add(name: string, value: JsonValue | undefined): void {
    this.#add(name, name.length, value, mostLevels);
  }

  result(): Readonly<Record<string, string>> | QuarantineReason {
    return this.#refusal ?? this.#texts;
  }

  #add(name: string, units: number, value: JsonValue | undefined, levels: number): void {
    switch (typeof value) {
      case "string":
        return this.#put(name, units, value);
      case "number":
        if (Number.isFinite(value)) this.#put(name, units, String(value));
        return;
      case "boolean":
        return this.#put(name, units, value ? "true" : "false");
      case "object":
        if (value !== null) this.#addNested(name, value, levels);
    }
  }

  #addNested(name: string, value: JsonObject | readonly JsonValue[], levels: number): void {
    if (this.#refusal !== undefined) return;
    if (levels === 0) {
      this.#refusal = "too-deep";
    } else if (Array.isArray(value)) {
      if (value.length === 0) return;
      if (isDeeperThan(levels, value)) this.#refusal = "too-deep";
      else this.#put(name, name.length, JSON.stringify(value));
    } else {
      const nested = value as JsonObject;
      for (const key of Object.keys(nested)) this.#add(`${name}.${key}`, key.length, nested[key], levels - 1);
    }
  }

  #put(name: string, units: number, text: string): void {
    if (text === "" || this.#refusal !== undefined) return;
    this.#units += units + text.length;
    if (name.length > collectLimits.propertyNameLength || this.#units > collectLimits.messageBytes) {
      this.#refusal = "too-long";
    } else if (++this.#count > collectLimits.properties) {
      this.#refusal = "too-many-properties";
    } else {
      // One name is lost: the language takes no text as `__proto__`.
      this.#texts[storableText(name)] = storableText(text);
    }
  }
}
