// What people do to a map in its life, as the updates that their pages send.
import { applyToDoc, createMapReader } from "@itinera/collab";
import {
  cardIdSchema,
  laneIdSchema,
  planAll,
  plainTextOf,
  richTextOf,
  stageIdSchema,
  type Card,
  type Edit,
  type JourneyMap,
  type MapId,
} from "@itinera/core";
import * as Y from "yjs";

type Bytes = Uint8Array<ArrayBuffer>;

/** So many edits are planned upon the same map, each of another card: as people do it at the same time. */
const together = 100;
/** Edits of one visit; each visit of a page writes under a Yjs client id of its own. */
const aVisit = 200;
const stages = 50;
const lanes = 40;
const mostWords = 20;

interface HistorySize {
  readonly cards: number;
  readonly edits: number;
}

/** Mulberry32: the same history at every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const words =
  "order menu waiter table bill hungry waits asks smells music quick cold friendly again why".split(" ");

/**
 * Writes a map of `size.cards` cards into the document, in `size.edits` edits and as many updates: of 20
 * edits that add no card, 13 write words, 3 move, 3 set a field and one deletes.
 */
export function* historyOf(doc: Y.Doc, id: MapId, size: HistorySize): Generator<Bytes> {
  const random = randomOf(1);
  const reader = createMapReader(doc, id);
  const stageAt = (at: number) => stageIdSchema.parse(`s${at}`);
  const laneAt = (at: number) => laneIdSchema.parse(`l${at}`);
  const somewhere = () => ({ lane: laneAt(random(lanes)), column: stageAt(random(stages)), at: random(4) });
  const word = () => words[random(words.length)] ?? "";

  let made = 0;
  let update: Bytes | undefined;
  doc.on("update", (bytes: Uint8Array) => {
    update = bytes as Bytes;
  });
  function updateOf(map: JourneyMap, edit: Edit): Bytes | undefined {
    const planned = planAll(map, [edit]);
    if (planned.kind === "refused") throw new Error(`${edit.kind}: ${planned.reason}`);
    if (made % aVisit === 0) doc.clientID = random(2 ** 32);
    update = undefined;
    applyToDoc(doc, planned.changes);
    if (update) made++;
    return update;
  }

  function rewritten(card: Card): Edit {
    const said = plainTextOf(card.text).split(" ");
    const kept = said.length >= mostWords ? said.slice(0, random(mostWords)) : said;
    return { kind: "card.write", id: card.id, text: richTextOf([...kept, word()].join(" ")) };
  }
  function editOf(card: Card): Edit {
    const { id } = card;
    const dice = random(20);
    if (dice < 13) return rewritten(card);
    if (dice < 16) return { kind: "card.move", id, ...somewhere() };
    if (dice < 17) return { kind: "card.set", id, fields: { status: random(2) > 0 ? "planned" : "done" } };
    if (dice < 18) return { kind: "card.set", id, fields: { importance: 1 + random(5) } };
    if (dice < 19) return { kind: "card.set", id, fields: { tags: [word(), word()] } };
    return { kind: "card.delete", id };
  }

  const frame: Edit[] = [
    ...Array.from({ length: stages }, (_, at): Edit => ({
      kind: "stage.add",
      id: stageAt(at),
      name: `${word()} ${at}`,
      at,
    })),
    ...Array.from({ length: lanes }, (_, at): Edit => ({
      kind: "lane.add",
      id: laneAt(at),
      lane: "actions",
      at,
    })),
  ];
  for (const edit of frame) {
    const bytes = updateOf(reader.read(), edit);
    if (bytes) yield bytes;
  }

  let added = 0;
  while (made < size.edits) {
    const map = reader.read();
    const touched = new Set<string>();
    let { length } = map.cards;
    for (let n = 0; n < together && made < size.edits; n++) {
      const isDue = length <= (size.cards * made) / size.edits || length < 20;
      const card = map.cards[random(map.cards.length)];
      let edit: Edit;
      if (isDue || !card) {
        const text = richTextOf(`${word()} ${word()}`);
        edit = { kind: "card.add", id: cardIdSchema.parse(`c${added++}`), ...somewhere(), text };
        length++;
      } else if (touched.has(card.id)) continue;
      else {
        edit = editOf(card);
        touched.add(card.id);
        if (edit.kind === "card.delete") length--;
      }
      const bytes = updateOf(map, edit);
      if (bytes) yield bytes;
    }
  }
  reader.stop();
}
