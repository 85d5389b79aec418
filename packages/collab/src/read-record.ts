import { recordSchemas, type RecordList, type RecordOf } from "@itinera/core";
import * as Y from "yjs";
import { readItemLists } from "./item-lists.ts";
import { readText } from "./read-text.ts";

/** The outcome of a zod schema, as far as reading needs it. */
type Parse = (value: unknown) => {
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
};

/**
 * Parses `fields`, and once more without those that are wrong: an unknown level costs a card its level,
 * not its words. undefined: what is left is not enough.
 */
export function parseLeniently(parse: Parse, fields: Readonly<Record<string, unknown>>): unknown {
  const first = parse(fields);
  if (!first.error) return first.data;
  const wrong = new Set(first.error.issues.map((issue) => issue.path[0]));
  const rest = Object.entries(fields).filter(([field]) => !wrong.has(field));
  return parse(Object.fromEntries(rest)).data;
}

const plain = (value: unknown) => (value instanceof Y.XmlFragment ? readText(value) : value);

/** Only fields that the schema names are looked at: nothing in a document can reach a prototype. */
export function fieldsOf(source: Y.Map<unknown>, names: ReadonlySet<string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  source.forEach((value, name) => {
    if (names.has(name)) fields[name] = plain(value);
  });
  return fields;
}

/** The same for a record, whose lists lie in it item by item. */
export const recordFieldsOf = (
  list: RecordList,
  record: Y.Map<unknown>,
  names: ReadonlySet<string>,
): Record<string, unknown> => ({ ...fieldsOf(record, names), ...readItemLists(record, list, names) });

const fieldNames = Object.fromEntries(
  Object.entries(recordSchemas).map(([list, schema]) => [
    list,
    new Set(Object.keys(schema.shape).filter((field) => field !== "id")),
  ]),
) as unknown as Readonly<Record<RecordList, ReadonlySet<string>>>;

/** undefined: broken beyond reading; it is not shown, and not removed either. */
export function readRecord<List extends RecordList>(
  list: List,
  id: string,
  source: unknown,
): RecordOf<List> | undefined {
  if (!(source instanceof Y.Map)) return undefined;
  const fields = { ...recordFieldsOf(list, source as Y.Map<unknown>, fieldNames[list]), id };
  return parseLeniently((value) => recordSchemas[list].safeParse(value), fields) as
    RecordOf<List> | undefined;
}
