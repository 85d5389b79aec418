import { createPlaceFinder, hasRoom } from "@itinera/collab";
import type { RecordList } from "@itinera/core";
import * as Y from "yjs";
import type { Standing } from "./inspect.ts";
import type { Between, Id } from "./placing.ts";

/** Of all texts within; what was deleted counts for nothing. */
const wordsIn = (node: unknown): number => {
  if (node instanceof Y.XmlText) return node.length;
  return node instanceof Y.XmlFragment ? node.toArray().reduce((sum, child) => sum + wordsIn(child), 0) : 0;
};

const covers = ({ id, length }: Y.Item, { client, clock }: Id) =>
  id.client === client && id.clock <= clock && clock < id.clock + length;

function isReached(from: Y.Item, to: Id, next: "left" | "right"): boolean {
  for (let item: Y.Item | null = from; item; item = item[next]) if (covers(item, to)) return true;
  return false;
}

/** A document, as whoever inspects an update for it sees it. */
export function groundOf(doc: Y.Doc) {
  const { store } = doc;
  const placeOf = createPlaceFinder(doc);
  const stateOf = (client: number) => Y.getState(store, client);

  function itemAt({ client, clock }: Id): Y.Item | undefined {
    const structs = store.clients.get(client);
    if (!structs || clock >= stateOf(client)) return undefined;
    const found = structs[Y.findIndexSS(structs, clock)];
    return found instanceof Y.Item ? found : undefined;
  }

  function standingAt(id: Id): Standing {
    const item = itemAt(id);
    const { parent, content } = item ?? {};
    return {
      place: parent instanceof Y.AbstractType ? placeOf(parent) : { in: "nothing" },
      key: item?.parentSub ?? undefined,
      inside: content instanceof Y.ContentType ? placeOf(content.type as Y.AbstractType<unknown>) : undefined,
    };
  }

  return {
    isLatest: (id: Id) => {
      const item = itemAt(id);
      // What is gone is found at once, too.
      if (!item) return id.clock < stateOf(id.client);
      return item.parentSub !== null && item.right === null;
    },
    stateOf,
    standingAt,
    hasRoom: (
      list: RecordList,
      ids: ReadonlySet<string>,
      isGoing: (client: number, clock: number) => boolean,
    ) => hasRoom(doc, list, ids, isGoing),
    wordsIn,
    /**
     * Whoever writes between two neighbours finds it between them for ever. What names two that are none,
     * or the wrong way round, stands in another place for each who reads it.
     */
    standsBetween: ({ own, left, right }: Between): boolean => {
      const item = itemAt(own);
      return !item || (isReached(item, left, "left") && isReached(item, right, "right"));
    },
  };
}
