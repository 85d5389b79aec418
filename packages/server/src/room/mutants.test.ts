import { applyToDoc, readMap } from "@itinera/collab";
import { journeyMapSchema, mapIdSchema, plan, richTextOf, type Edit } from "@itinera/core";
import type { LoadedRoom } from "@itinera/store";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { roomDocOf } from "./room-doc.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const mutants = process.env["ITINERA_FULL"] ? 100_000 : 20_000;
const id = mapIdSchema.parse("m");

/** Mulberry32: the same mutants at every run. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A document, and updates that people made upon it. */
function people() {
  const base = new Y.Doc();
  base.clientID = 1;
  const edit = (doc: Y.Doc, ...edits: unknown[]) => {
    for (const one of edits as Edit[]) {
      const planned = plan(readMap(doc, id), one);
      if (planned.kind === "refused") throw new Error(planned.reason);
      applyToDoc(doc, planned.changes);
    }
  };
  const card = (name: string) => ({
    kind: "card.add",
    id: name,
    lane: "l",
    column: "s",
    at: 0,
    text: richTextOf(`${name} says\nhello`),
  });
  edit(
    base,
    { kind: "map.rename", name: "Shop" },
    { kind: "stage.add", id: "s", name: "Stage", at: 0 },
    { kind: "lane.add", id: "l", lane: "actions", at: 0 },
    card("a"),
    card("b"),
    { kind: "card.delete", id: "b" },
  );
  const state = Y.encodeStateAsUpdate(base) as Bytes;
  const updates: Bytes[] = [];
  const fork = (client: number, act: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    Y.applyUpdate(doc, state);
    doc.on("update", (update: Uint8Array) => updates.push(update as Bytes));
    act(doc);
    updates.push(Y.encodeStateAsUpdate(doc) as Bytes);
  };
  fork(2, (doc) => {
    edit(doc, { kind: "stage.rename", id: "s", name: "Other" }, card("c"), { kind: "card.delete", id: "a" });
  });
  fork(3, (doc) => {
    const text = (doc.getMap("cards").get("a") as Y.Map<Y.XmlFragment>).get("text");
    const words = (text!.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insert(2, "in between", { bold: {} });
    words.delete(0, 4);
    edit(doc, { kind: "map.rename", name: "Name" }, { kind: "stage.add", id: "t", name: "T", at: 1 });
  });
  return { state, updates };
}

function mutant(updates: readonly Bytes[], random: (below: number) => number): Bytes {
  const list = [...(updates[random(updates.length)] as Bytes)];
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(list.length);
    switch (random(5)) {
      case 0:
        list[at] = random(256);
        break;
      case 1:
        list[at] = (list[at] as number) ^ (1 << random(8));
        break;
      case 2:
        list.splice(at, 1 + random(4));
        break;
      case 3:
        list.splice(at, 0, ...list.slice(random(list.length)).slice(0, 1 + random(12)));
        break;
      case 4: {
        const other = updates[random(updates.length)] as Bytes;
        list.splice(at, list.length, ...other.slice(random(other.length)));
      }
    }
  }
  return new Uint8Array(list);
}

it(`${mutants} mutants of updates are refused whole, or leave a map that can be read back`, () => {
  const { state, updates } = people();
  const loaded = (bytes: Bytes): LoadedRoom =>
    ({ epoch: 0, seq: 1, at: 0, state: { seq: 1, bytes }, updates: [], clients: [] }) as never;
  const open = () => roomDocOf(id, loaded(state));
  const untouched = open().missing();
  // Each builds on those before it by the same person.
  for (const update of updates) {
    const { refused } = open().apply([update]);
    expect(refused?.code ?? "gap").toBe("gap");
  }

  const random = randomOf(7);
  const outcomes = new Map<string, number>();
  let longest = 0;
  let doc = open();
  for (let n = 0; n < mutants; n++) {
    const bytes = mutant(updates, random);
    const started = process.cpuUsage();
    const { refused, news } = doc.apply([bytes]);
    const { user, system } = process.cpuUsage(started);
    longest = Math.max(longest, (user + system) / 1_000);
    const outcome = refused?.code ?? "applied";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (refused) {
      // All but words between neighbours that are none is refused before anything of it is in the document.
      expect(refused.code, `mutant ${n}`).toMatch(refused.spoilt ? /^malformed$/ : /./);
      if (refused.spoilt) {
        outcomes.set("misplaced", (outcomes.get("misplaced") ?? 0) + 1);
        doc = open();
      }
    } else if (news) {
      const map = doc.map();
      expect(journeyMapSchema.safeParse(map).success, `mutant ${n}`).toBe(true);
      const again = roomDocOf(id, loaded(doc.missing()));
      expect(again.map(), `mutant ${n}`).toEqual(map);
      again.destroy();
      doc.destroy();
      doc = open();
    }
  }
  expect(doc.missing()).toEqual(untouched);
  process.stdout.write(
    `${mutants} mutants: ${[...outcomes].map(([code, times]) => `${code} ${times}`).join(", ")}; longest ${longest.toFixed(1)} ms\n`,
  );
  expect(outcomes.get("misplaced") ?? 0).toBeLessThan(mutants / 200);
  expect(outcomes.get("applied")).toBeGreaterThan(mutants / 100);
  expect(longest).toBeLessThan(100);
}, 600_000);

it("a mutant among sound updates that came together: those before it are taken, or none", () => {
  const { state, updates } = people();
  const loaded = {
    epoch: 0,
    seq: 1,
    at: 0,
    state: { seq: 1, bytes: state },
    updates: [],
    clients: [],
  } as never;
  // As one person sends them: each builds on those before.
  const own = updates.filter(
    (_, at) => roomDocOf(id, loaded).apply(updates.slice(0, at + 1)).taken === at + 1,
  );
  expect(own.length).toBeGreaterThan(5);
  const random = randomOf(11);
  const ends = { all: 0, some: 0, none: 0 };
  for (let n = 0; n < 300; n++) {
    const at = random(own.length);
    const group = own.toSpliced(at, 0, mutant(updates, random));
    const [together, apart] = [roomDocOf(id, loaded), roomDocOf(id, loaded)];
    const { taken, refused, news } = together.apply(group);
    if (refused?.spoilt) {
      expect(taken).toBe(0);
      expect(news).toBeUndefined();
      ends.none++;
    } else {
      expect(refused?.at ?? group.length).toBe(taken);
      for (const update of group.slice(0, taken)) apart.apply([update]);
      expect(together.map(), `mutant ${n}`).toEqual(apart.map());
      // What is stored for all of them gives the same to whoever reads it.
      const reader = roomDocOf(id, loaded);
      if (news) reader.takeLogged(news);
      expect(reader.map()).toEqual(together.map());
      reader.destroy();
      ends[refused ? "some" : "all"]++;
    }
    together.destroy();
    apart.destroy();
  }
  expect(ends.some).toBeGreaterThan(50);
});
