import { limits } from "../limits.ts";
import type { ColumnList } from "./column-list.ts";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const textOf = (value: unknown): string => {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    default:
      if (value === null || value === undefined) return "";
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
      // A bigint within a list of Parquet is no JSON.
      return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  }
};

/**
 * Puts a value into its column. An object becomes one column per key, `name.key`; lists, and objects that
 * lie too deep, stay JSON text; null is nothing.
 */
export const flattenInto = (
  columns: ColumnList,
  values: string[],
  name: string,
  value: unknown,
  depth = 0,
): void => {
  if (isRecord(value) && depth < limits.jsonDepth) {
    for (const key of Object.keys(value)) {
      flattenInto(columns, values, name === "" ? key : `${name}.${key}`, value[key], depth + 1);
    }
    return;
  }
  const place = columns.place(name);
  while (values.length < place) values.push("");
  values[place] = textOf(value);
};
