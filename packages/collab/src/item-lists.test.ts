import {
  emptyMap,
  journeyMapSchema,
  mapIdSchema,
  richTextOf,
  type Attachment,
  type Card,
  type Change,
  type JourneyMap,
} from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyToDoc, createUndo, newDocOf, readMap } from "./index.ts";
import { rootPlace, judge, type Place } from "./places.ts";

const id = mapIdSchema.parse("m");
const link = (name: string): Attachment => ({ kind: "link", url: `https://example.org/${name}` });
const mapOf = (fields: Partial<Card> = {}): JourneyMap =>
  journeyMapSchema.parse({
    ...emptyMap(id, { name: "Shop", type: "current-state", lang: "en" }),
    stages: [{ id: "s", name: "Stage", order: "a0" }],
    lanes: [{ id: "l", kind: "actions", order: "a0" }],
    cards: [{ id: "c", lane: "l", column: "s", order: "a0", text: richTextOf("x"), ...fields }],
    personas: [{ id: "p", order: "a0", name: "Anna", slot: 1 }],
  });
const set = (fields: Partial<Card>): Change[] => [{ kind: "set", list: "cards", id: "c", fields }];
const cardIn = (doc: Y.Doc) => readMap(doc, id).cards[0];
const namesIn = (doc: Y.Doc) =>
  (cardIn(doc)?.attachments ?? []).map((one) => (one.kind === "link" ? one.url.split("/").at(-1) : "?"));

/** Two people on the same map, who hear of each other's work when they meet. */
function two(map: JourneyMap) {
  const a = newDocOf(map);
  const b = new Y.Doc();
  const meet = () => {
    const [forA, forB] = [Y.encodeStateAsUpdate(b), Y.encodeStateAsUpdate(a)];
    Y.applyUpdate(a, forA);
    Y.applyUpdate(b, forB);
  };
  meet();
  return { a, b, meet };
}

describe("a list that two people add to", () => {
  it("keeps what both add to a card that had none, in one order for both", () => {
    const { a, b, meet } = two(mapOf());
    applyToDoc(a, set({ attachments: [link("a1"), link("a2")], tags: ["vip", "ours"] }));
    applyToDoc(b, set({ attachments: [link("b1")], tags: ["vip", "theirs"] }));
    meet();
    expect(namesIn(a)).toEqual(namesIn(b));
    expect(namesIn(a).filter((name) => name?.startsWith("a"))).toEqual(["a1", "a2"]);
    expect(namesIn(a)).toContain("b1");
    expect([...(cardIn(a)?.tags ?? [])].sort()).toEqual(["ours", "theirs", "vip"]);
    expect(cardIn(b)?.tags).toEqual(cardIn(a)?.tags);
  });

  it("lets one change an item while another removes its neighbour and a third is put between", () => {
    const { a, b, meet } = two(mapOf({ attachments: ["1", "2", "3"].map(link) }));
    applyToDoc(
      a,
      set({ attachments: [link("1"), link("2"), { ...link("3"), title: "Third" } as Attachment] }),
    );
    applyToDoc(b, set({ attachments: [link("1"), link("3")] }));
    applyToDoc(b, set({ attachments: [link("1"), link("new"), link("3")] }));
    meet();
    expect(namesIn(a)).toEqual(["1", "new", "3"]);
    expect(cardIn(b)?.attachments?.at(-1)).toMatchObject({ title: "Third" });
  });

  it("takes back one's own item alone", () => {
    const { a, b, meet } = two(mapOf({ attachments: [link("1")] }));
    const undo = createUndo(a, "me");
    undo.do("card.set", set({ attachments: [link("1"), link("mine")] }));
    applyToDoc(b, set({ attachments: [link("1"), link("theirs")] }));
    meet();
    undo.undo();
    expect(namesIn(a)).toEqual(["1", "theirs"]);
    undo.redo();
    expect([...namesIn(a)].sort()).toEqual(["1", "mine", "theirs"]);
  });

  it("says what was written last, whatever was there before", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(names, { maxLength: 8 }), (lists) => {
        const doc = newDocOf(mapOf());
        for (const list of lists) {
          applyToDoc(doc, set({ attachments: list.map(link) }));
          expect(namesIn(doc)).toEqual(list);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("loses nothing that only one of two has touched", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 });
    const added = (by: string) =>
      fc.nat(3).map((count) => Array.from({ length: count }, (_, at) => `${by}${at}`));
    fc.assert(
      fc.property(names, added("x"), added("y"), fc.nat(6), (start, xs, ys, at) => {
        const { a, b, meet } = two(mapOf({ attachments: start.map(link) }));
        applyToDoc(a, set({ attachments: start.toSpliced(at, 0, ...xs).map(link) }));
        applyToDoc(b, set({ attachments: [...start.slice(1), ...ys].map(link) }));
        meet();
        const all = namesIn(a);
        expect(namesIn(b)).toEqual(all);
        expect(all.toSorted()).toEqual([...start.slice(1), ...xs, ...ys].toSorted());
        expect(all.filter((name) => name !== undefined && start.includes(name))).toEqual(start.slice(1));
      }),
      { numRuns: 200 },
    );
  });

  it("that an older program wrote as one value is read, and taken apart alike by two who write in it", () => {
    const { a, b, meet } = two(mapOf());
    const card = a.getMap("cards").get("c") as Y.Map<unknown>;
    card.set("attachments", [link("1"), link("2")]);
    meet();
    expect(namesIn(b)).toEqual(["1", "2"]);
    applyToDoc(a, set({ attachments: ["1", "2", "a"].map(link) }));
    applyToDoc(b, set({ attachments: ["1", "2", "b"].map(link) }));
    meet();
    expect(namesIn(a).toSorted()).toEqual(["1", "2", "a", "b"]);
    expect(namesIn(b)).toEqual(namesIn(a));
  });

  it("shows no more than a card may have, and nothing that is unsound", () => {
    const { a, b, meet } = two(mapOf());
    const many = (by: string) => Array.from({ length: 20 }, (_, at) => link(`${by}${at}`));
    applyToDoc(a, set({ attachments: many("a") }));
    applyToDoc(b, set({ attachments: many("b") }));
    meet();
    (a.getMap("cards").get("c") as Y.Map<unknown>).set("attachments/Zz.0", {
      kind: "link",
      url: "javascript:1",
    });
    expect(namesIn(a)).toHaveLength(30);
    expect(journeyMapSchema.parse(readMap(a, id))).toEqual(readMap(a, id));
  });
});

describe("the place of an item", () => {
  const record = (list: string): Place => {
    const root = rootPlace(list);
    const verdict = root && judge(root, "c", { kind: "type", type: 1 });
    if (verdict?.kind !== "fits" || !verdict.inside) throw new Error("A record has its place in a list");
    return verdict.inside;
  };
  const verdictOn = (list: string, key: string, ...values: unknown[]) => {
    const verdict = judge(record(list), key, { kind: "values", values });
    return verdict.kind === "fits" ? "fits" : verdict.reason;
  };

  it("takes an item that fits its list, and nothing else", () => {
    expect(verdictOn("cards", "attachments/a0.1", link("x"))).toBe("fits");
    expect(verdictOn("cards", "attachments/a0.1", link("x"), { kind: "link", url: "javascript:1" })).toBe(
      "bad-content",
    );
    expect(verdictOn("cards", "tags/a0.1", "")).toBe("bad-content");
    expect(verdictOn("personas", "goals/a0.1", "Be home by six")).toBe("fits");
    expect(judge(record("cards"), "tags/a0.1", { kind: "deleted" }).kind).toBe("fits");
    expect(judge(record("cards"), "tags/a0.1", { kind: "type", type: 4 }).kind).toBe("refused");
  });

  it("is one that a new item can be put beside", () => {
    for (const key of ["tags/", "tags/a0", "tags/.1", "tags/a.1", "tags/a00.1", "tags/a0.1/", "tags/a0.A_"])
      expect(verdictOn("cards", key, "vip")).toBe("bad-key");
    expect(verdictOn("cards", "owner/a0.1", "Anna")).toBe("bad-key");
    expect(verdictOn("stages", "tags/a0.1", "vip")).toBe("bad-key");
    expect(verdictOn("cards", "__proto__/a0.1", "vip")).toBe("bad-key");
  });
});
