import { recordSchemas, referencesOf, type MapReferences, type RecordList } from "@itinera/core";
import * as Y from "yjs";
import { listOf } from "./layout.ts";
import { parseLeniently, recordFieldsOf } from "./read-record.ts";

const needs = {
  personas: recordSchemas.personas.pick({ picture: true }),
  cards: recordSchemas.cards.pick({ map: true, attachments: true }),
} as const satisfies Partial<Record<RecordList, unknown>>;

function partsOf<Part extends object>(
  doc: Y.Doc,
  list: keyof typeof needs,
  parse: Parameters<typeof parseLeniently>[0],
): readonly Part[] {
  const names = new Set(Object.keys(needs[list].shape));
  return [...listOf(doc, list).values()].flatMap((record) => {
    if (!(record instanceof Y.Map)) return [];
    const fields = recordFieldsOf(list, record as Y.Map<unknown>, names);
    if (Object.keys(fields).length === 0) return [];
    return (parseLeniently(parse, fields) as Part | undefined) ?? [];
  });
}

/** What the map in a document refers to; cheap enough to look at once a second. */
export const readReferences = (doc: Y.Doc): MapReferences =>
  referencesOf({
    personas: partsOf(doc, "personas", (fields) => needs.personas.safeParse(fields)),
    cards: partsOf(doc, "cards", (fields) => needs.cards.safeParse(fields)),
  });
