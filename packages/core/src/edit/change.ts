import type { MapHead, RecordList, RecordOf } from "../map/journey-map.ts";

type Fields<Record> = { readonly [Field in keyof Record]?: Record[Field] | undefined };

/**
 * What an edit does to the records of a map; applied together, as one step. In `set`, a field that is
 * `undefined` is taken away.
 */
export type Change =
  | { readonly kind: "set-head"; readonly fields: Fields<MapHead> }
  | {
      [List in RecordList]: { readonly kind: "put"; readonly list: List; readonly record: RecordOf<List> };
    }[RecordList]
  | {
      [List in RecordList]: {
        readonly kind: "set";
        readonly list: List;
        readonly id: string;
        readonly fields: Fields<Omit<RecordOf<List>, "id">>;
      };
    }[RecordList]
  | { readonly kind: "delete"; readonly list: RecordList; readonly id: string };
