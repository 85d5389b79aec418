import { recordLists, type JourneyMap, type RecordList, type RecordOf } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { byOrder } from "./order.ts";

type Lists = { [List in RecordList]: Map<string, RecordOf<List>> };

const withFields = <T extends object>(record: T, fields: object): T => {
  const next = { ...record, ...fields } as Record<string, unknown>;
  for (const [field, value] of Object.entries(fields)) if (value === undefined) delete next[field];
  return next as T;
};

/** A map with the changes made to it: the plain twin of what a document does. */
export function applyChanges(map: JourneyMap, changes: readonly Change[]): JourneyMap {
  let head: JourneyMap = map;
  const lists = Object.fromEntries(
    recordLists.map((list) => [list, new Map(map[list].map((record) => [record.id, record]))]),
  ) as unknown as Lists;
  for (const change of changes) {
    if (change.kind === "set-head") head = withFields(head, change.fields);
    else {
      const records = lists[change.list] as Map<string, RecordOf<RecordList>>;
      if (change.kind === "put") records.set(change.record.id, change.record);
      else if (change.kind === "delete") records.delete(change.id);
      else {
        const old = records.get(change.id);
        if (old) records.set(change.id, withFields(old, change.fields));
      }
    }
  }
  const sorted = <List extends RecordList>(list: List) =>
    [...lists[list].values()].sort((a, b) =>
      "order" in a && "order" in b ? byOrder(a, b) : a.id < b.id ? -1 : 1,
    ) as RecordOf<List>[];
  return {
    ...head,
    personas: sorted("personas"),
    stages: sorted("stages"),
    steps: sorted("steps"),
    sections: sorted("sections"),
    lanes: sorted("lanes"),
    cards: sorted("cards"),
    feelings: sorted("feelings"),
    connectors: sorted("connectors"),
  };
}
