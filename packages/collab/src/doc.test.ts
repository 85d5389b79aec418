import {
  applyChanges,
  emptyMap,
  heal,
  journeyMapSchema,
  mapIdSchema,
  mapVersion,
  referencesOf,
  plan,
  richTextOf,
  type CardId,
  type Change,
  type Edit,
  type JourneyMap,
  type LaneId,
  type StageId,
} from "@itinera/core";
import { arbitraryEdits, arbitraryMap, dangling } from "@itinera/core/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  applyToDoc,
  createMapReader,
  createUndo,
  docUpdateOf,
  newDocOf,
  readMap,
  readReferences,
  upgradeDoc,
  versionOf,
} from "./index.ts";

const id = mapIdSchema.parse("m");
const start = arbitraryMap.map((map) => applyChanges(map, []));

/** Does the edits that can be done; gives what each of them changed. */
function doAll(doc: Y.Doc, edits: readonly Edit[], origin?: unknown): (readonly Change[])[] {
  const reader = createMapReader(doc, id);
  const done = edits.flatMap((edit) => {
    const planned = plan(reader.read(), edit);
    if (planned.kind === "refused") return [];
    applyToDoc(doc, planned.changes, origin);
    return [planned.changes];
  });
  reader.stop();
  return done;
}

/** A second replica of the same document. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [forA, forB] = [
    Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)),
    Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)),
  ];
  Y.applyUpdate(a, forA);
  Y.applyUpdate(b, forB);
}

describe("a map in a document", () => {
  it("names what it refers to without being read as a whole", () => {
    fc.assert(
      fc.property(start, (map) => {
        const doc = newDocOf(map);
        expect(readReferences(doc)).toEqual(referencesOf(map));
      }),
      { numRuns: 50 },
    );
  });

  it("whose references are broken names only the sound ones", () => {
    const asset = "a".repeat(64);
    const doc = newDocOf(emptyMap(id, { name: "", type: "current-state", lang: "en" }));
    const record = (fields: object) => new Y.Map(Object.entries(fields));
    const cards = doc.getMap("cards");
    cards.set("c1", record({ map: "../up", attachments: [{ kind: "image", asset, width: 1, height: 1 }] }));
    cards.set("c2", record({ map: "there", attachments: "none" }));
    cards.set("c3", 7);
    doc.getMap("personas").set("p", record({ picture: { asset: "no hash" } }));
    expect(readReferences(doc)).toEqual({ maps: ["there"], assets: [asset] });
  });

  it("is read as it was written, by this peer and by another", () => {
    fc.assert(
      fc.property(start, (map) => {
        expect(readMap(newDocOf(map), id)).toEqual(map);
        const other = new Y.Doc();
        Y.applyUpdate(other, docUpdateOf(map));
        expect(readMap(other, id)).toEqual(map);
        expect(versionOf(other)).toBe(mapVersion);
      }),
      { numRuns: 100 },
    );
  });

  it("of an older version is brought to this one, once, and keeps all that it had", () => {
    fc.assert(
      fc.property(start, (map) => {
        const doc = newDocOf(map);
        doc.getMap("head").set("version", 1);
        expect(upgradeDoc(doc)).toBe(true);
        expect(versionOf(doc)).toBe(mapVersion);
        expect(readMap(doc, id)).toEqual(map);
        expect(upgradeDoc(doc)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it("changes as its plain twin does", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, (map, edits) => {
        const doc = newDocOf(map);
        let twin = map;
        for (const edit of edits) {
          const planned = plan(twin, edit);
          if (planned.kind === "refused") continue;
          twin = applyChanges(twin, planned.changes);
          applyToDoc(doc, planned.changes);
        }
        expect(readMap(doc, id)).toEqual(heal(twin));
      }),
      { numRuns: 150 },
    );
  });

  it("is the same for two peers after any edits of both, and valid", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(start, arbitraryEdits, arbitraryEdits, (map, ours, theirs) => {
        const a = newDocOf(map);
        const b = copyOf(a);
        doAll(a, ours);
        doAll(b, theirs);
        exchange(a, b);
        const merged = readMap(a, id);
        expect(readMap(b, id)).toEqual(merged);
        expect(journeyMapSchema.parse(merged)).toEqual(merged);
        expect(dangling(merged)).toEqual([]);
        expect(heal(merged)).toEqual(merged);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the words of a card whose stage somebody else deleted: both read it in the first column", () => {
    const lane = "l" as LaneId;
    const [first, gone] = ["a" as StageId, "b" as StageId];
    const a = newDocOf({ ...empty, stages: [stage(first, "Awareness", "a0"), stage(gone, "Buy", "a1")] });
    doAll(a, [{ kind: "lane.add", id: lane, lane: "actions", at: 0 }]);
    const b = copyOf(a);
    const text = richTextOf("Compares two sofas\nand a chair");
    doAll(a, [{ kind: "stage.delete", id: gone }]);
    doAll(b, [{ kind: "card.add", id: "c" as CardId, lane, column: gone, at: 0, text }]);
    exchange(a, b);
    for (const map of [readMap(a, id), readMap(b, id)]) {
      expect(map.stages.map((one) => one.id)).toEqual([first]);
      expect(map.cards).toMatchObject([{ id: "c", lane, column: first, text }]);
      expect(dangling(map)).toEqual([]);
    }
  });

  it("is read by a reader that follows along as by one that starts afresh", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, arbitraryEdits, (map, ours, theirs) => {
        const a = newDocOf(map);
        const b = copyOf(a);
        const following = createMapReader(a, id);
        expect(following.read()).toEqual(map);
        doAll(b, theirs);
        doAll(a, ours);
        exchange(a, b);
        expect(following.read()).toEqual(readMap(a, id));
        expect(dangling(following.read())).toEqual([]);
        expect(following.read()).toBe(following.read());
      }),
      { numRuns: 100 },
    );
  });

  it("holds no field that a reader would take for granted, until somebody sets another", () => {
    const doc = newDocOf(emptyMap(id, { name: "Shop", type: "current-state", lang: "en" }));
    doAll(doc, [
      { kind: "stage.add", id: "s" as StageId, name: "Stage", at: 0 },
      { kind: "lane.add", id: "l" as LaneId, lane: "actions", at: 0 },
      {
        kind: "card.add",
        id: "c" as CardId,
        lane: "l" as LaneId,
        column: "s" as StageId,
        at: 0,
        text: richTextOf("x"),
      },
    ]);
    const card = doc.getMap("cards").get("c") as Y.Map<unknown>;
    expect([...card.keys()].sort()).toEqual(["column", "lane", "order", "text"]);
    expect(readMap(doc, id).cards[0]).toMatchObject({ span: 1, channels: [], personas: [] });
    doAll(doc, [{ kind: "card.set-span", id: "c" as CardId, span: 2 }]);
    doAll(doc, [{ kind: "card.set-span", id: "c" as CardId, span: 1 }]);
    expect(card.get("span")).toBe(1);
  });

  it("takes nothing twice: writing what is already there makes no update", () => {
    fc.assert(
      fc.property(start, (map) => {
        const doc = newDocOf(map);
        let updates = 0;
        doc.on("update", () => updates++);
        applyToDoc(doc, [
          { kind: "set-head", fields: { name: map.name } },
          ...map.cards.map((record): Change => ({ kind: "put", list: "cards", record })),
          ...map.stages.map((record): Change => ({ kind: "put", list: "stages", record })),
        ]);
        expect(updates).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe("undo", () => {
  const me = "me";

  it("of everything that was done gives the map before, and redo the map after", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, (map, edits) => {
        const doc = newDocOf(map);
        const undo = createUndo(doc, me);
        const states = [readMap(doc, id)];
        for (const edit of edits) {
          const planned = plan(readMap(doc, id), edit);
          if (planned.kind === "refused") continue;
          undo.do(edit.kind, planned.changes);
          // What changes nothing is no step.
          const now = readMap(doc, id);
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        const back = [readMap(doc, id)];
        while (undo.undo() !== undefined) back.push(readMap(doc, id));
        expect(back.reverse()).toEqual(states);
        const forth = [map];
        while (undo.redo() !== undefined) forth.push(readMap(doc, id));
        expect(forth).toEqual(states);
      }),
      { numRuns: 100 },
    );
  });

  it("takes one edit a step, by name, and leaves what others did", () => {
    const doc = newDocOf({ ...empty, stages: [stage("a", "Awareness", "a0")] });
    const undo = createUndo(doc, me);
    const rename = (name: string): Change[] => [{ kind: "set", list: "stages", id: "a", fields: { name } }];
    undo.do("stage.rename", rename("Discover"));
    undo.do("map.rename", [{ kind: "set-head", fields: { name: "Mine" } }]);
    applyToDoc(doc, [{ kind: "set-head", fields: { goal: "Theirs" } }], "somebody");
    expect(undo.next()).toEqual({ undo: "map.rename", redo: undefined });
    expect(undo.undo()).toBe("map.rename");
    expect(undo.undo()).toBe("stage.rename");
    expect(undo.undo()).toBeUndefined();
    expect(readMap(doc, id)).toMatchObject({ name: "Shop", goal: "Theirs", stages: [{ name: "Awareness" }] });
    expect(undo.next()).toEqual({ undo: undefined, redo: "stage.rename" });
    expect(undo.redo()).toBe("stage.rename");
    expect(readMap(doc, id).stages[0]?.name).toBe("Discover");
  });
});

const empty: JourneyMap = emptyMap(id, { name: "Shop", type: "current-state", lang: "en" });
const stage = (key: string, name: string, order: string) =>
  journeyMapSchema.shape.stages.element.parse({ id: key, name, order });

describe("a hostile or broken document", () => {
  const record = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
  function docWith(list: string, records: Record<string, unknown>): Y.Doc {
    const doc = newDocOf(empty);
    doc.transact(() => {
      for (const [key, value] of Object.entries(records)) doc.getMap(list).set(key, value);
    });
    return doc;
  }

  it("cannot reach a prototype by an id, a field or a value", () => {
    const doc = newDocOf(empty);
    const poison = { polluted: true };
    doc.getMap("stages").set("__proto__", record({ name: "x", order: "a0" }));
    doc.getMap("stages").set("constructor", record({ name: "x", order: "a1", prototype: poison }));
    const fields = record({ name: "x", order: "a2" });
    fields.set("__proto__", poison);
    doc.getMap("stages").set("ok", fields);
    doc.getMap("head").set("__proto__", poison);
    doc.getMap("stages").set("json", JSON.parse('{"__proto__": {"polluted": true}}'));
    const map = readMap(copyOf(doc), id);
    expect(map.stages.map((one) => one.id)).toEqual(["constructor", "ok"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((map.stages[1] as { polluted?: boolean }).polluted).toBeUndefined();
    applyToDoc(doc, [{ kind: "set", list: "stages", id: "__proto__", fields: { name: "y" } }]);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it("loses the broken record, or only its broken field, and nothing else", () => {
    const doc = docWith("stages", {
      ok: record({ name: "Ok", order: "a0" }),
      text: "no record",
      list: new Y.Array(),
      nameless: record({ order: "a1" }),
      "bad id": record({ name: "x", order: "a1" }),
      lenient: record({ name: "Lenient", order: "a2", proposed: "yes", binding: [{ where: 7 }], new: 1 }),
    });
    expect(readMap(doc, id).stages).toEqual([
      { id: "ok", name: "Ok", order: "a0" },
      { id: "lenient", name: "Lenient", order: "a2" },
    ]);
  });

  it("opens without a head, or with a broken one", () => {
    expect(readMap(new Y.Doc(), id)).toEqual({ ...empty, name: "" });
    const doc = newDocOf(empty);
    doc.getMap("head").set("type", "wall paper");
    doc.getMap("head").set("lang", new Y.Map());
    doc.getMap("head").set("goal", 7);
    expect(readMap(doc, id)).toEqual(empty);
    expect(versionOf(new Y.Doc())).toBeUndefined();
  });

  it("shows no more of a list than a list may hold", () => {
    const many = Object.fromEntries(
      Array.from({ length: 310 }, (_, at) => [`l${at}`, record({ kind: "goal", order: "a0" })]),
    );
    const map = readMap(docWith("lanes", many), id);
    expect(map.lanes).toHaveLength(300);
    expect(journeyMapSchema.parse(map)).toEqual(map);
  });
});
