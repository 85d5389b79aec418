import {
  importIdSchema,
  mapIdSchema,
  personaIdSchema,
  projectIdSchema,
  workspaceIdSchema,
  type AssetId,
  type EpochMs,
  type MapId,
  type ProjectId,
} from "@itinera/core";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  defaultWorkspace,
  importJobs,
  type FileId,
  type ImportEntry,
  type Store,
  type StoredAsset,
} from "./index.ts";
import { stores, type StoreUnderTest } from "./stores.test-kit.ts";

const here = defaultWorkspace;
const elsewhere = workspaceIdSchema.parse("elsewhere");
const head = { name: "Shop", type: "current-state", lang: "en" } as const;

const entryOf = (id: string, sha256 = "0".repeat(64)): Omit<ImportEntry, "kind"> => ({
  import: importIdSchema.parse(id),
  file: "ab.bin" as FileId,
  fileName: "log “1”.csv",
  bytes: 12,
  sha256,
  mapping: { time: "when", activity: "what" },
  importer: "csv-1",
});

const all = async <T>(source: AsyncIterable<T>) => {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
};

describe.each(await stores())("a store in %s", (_, open) => {
  let under: StoreUnderTest;
  let store: Store;
  let clock: number;
  let shop: ProjectId;

  beforeEach(async () => {
    clock = 1_000;
    under = await open(() => clock as EpochMs);
    store = under.store;
    shop = (await store.projects.ensure(here, "Shop")).project.id;
  });
  afterEach(() => under.end());

  it("finds the invitations that are for an address and can still be taken", async () => {
    const other = (await store.workspaces.make("Other")).id;
    const invite = (workspace: typeof here, email: string | null, expires = 9_000) =>
      store.tickets.make(
        { kind: "invitation", workspace, email, role: "viewer", map: null, madeBy: "" },
        expires as EpochMs,
      );
    const first = await invite(here, "marta@example.org");
    clock += 1;
    const second = await invite(other, "marta@example.org");
    await invite(here, "ola@example.org");
    await invite(here, null);
    await invite(here, "marta@example.org", 1_000);
    await store.tickets.use(await invite(here, "marta@example.org"));
    const found = await store.tickets.invitationsFor("Marta@Example.org");
    expect(found.map(({ id }) => id)).toEqual([first, second]);
  });

  describe("the library of personas", () => {
    const marta = personaIdSchema.parse("marta");
    const asset = "a".repeat(64) as AssetId;
    const picture = { asset, width: 40, height: 50 };

    it("keeps a portrait as it was saved, in its own workspace alone, by name", async () => {
      const fields = { role: "with\0nothing", goals: ["Ж", "😀"], picture };
      await store.personas.save(here, { id: marta, name: "Marta", fields });
      await store.personas.save(here, { id: personaIdSchema.parse("b"), name: "Adam", fields: {} });
      clock = 2_000;
      const saved = await store.personas.save(here, { id: marta, name: "Marta N.", fields });
      expect(saved).toEqual({ id: marta, name: "Marta N.", fields, created: 1_000, updated: 2_000 });
      expect(await store.personas.get(here, marta)).toEqual(saved);
      expect((await store.personas.list(here)).map(({ name }) => name)).toEqual(["Adam", "Marta N."]);
      expect(await store.personas.list(elsewhere)).toEqual([]);
      expect(await store.personas.get(elsewhere, marta)).toBeUndefined();
    });

    it("lets go of one that can be brought back until the bin is emptied", async () => {
      await store.personas.save(here, { id: marta, name: "Marta", fields: {} });
      expect(await store.personas.bin(elsewhere, marta)).toBe("gone");
      expect(await store.personas.bin(here, marta)).toBe("binned");
      expect(await store.personas.bin(here, marta)).toBe("gone");
      expect(await store.personas.list(here)).toEqual([]);
      expect(await store.personas.restore(here, marta)).toBe("restored");
      await store.personas.bin(here, marta);
      await store.personas.removeBinnedBefore(here, clock as EpochMs);
      expect(await store.personas.restore(here, marta)).toBe("restored");
      await store.personas.bin(here, marta);
      await store.personas.removeBinnedBefore(here, (clock + 1) as EpochMs);
      expect(await store.personas.restore(here, marta)).toBe("gone");
    });

    it("keeps its pictures, even of a persona in the bin", async () => {
      const file = "p.bin" as FileId;
      await store.assets.add(here, { asset, file, name: "p", mime: "image/png", bytes: 9, size: null });
      await store.personas.save(here, { id: marta, name: "Marta", fields: { picture } });
      await store.personas.bin(here, marta);
      const later = 5_000 as EpochMs;
      expect(await store.assets.takeUnused(here, later, later)).toEqual([]);
      await store.personas.removeBinnedBefore(here, later);
      expect(await store.assets.takeUnused(here, later, later)).toEqual([file]);
    });
  });

  describe("projects", () => {
    it("a name is one project, however often and at once it is asked for", async () => {
      const asked = await Promise.all(["New", "New", "New"].map((name) => store.projects.ensure(here, name)));
      expect(new Set(asked.map((one) => one.project.id)).size).toBe(1);
      expect(asked.filter((one) => one.made)).toHaveLength(1);
    });

    it("are listed by the bytes of their names, and any name that can be typed is kept", async () => {
      const names = ["b", "B", "Ä", "Ж", "😀", "with\0nothing", "a'; DROP TABLE map"];
      for (const name of names) await store.projects.ensure(here, name);
      for (const name of names) expect((await store.projects.ensure(here, name)).made).toBe(false);
      const listed = (await store.projects.list(here)).map((one) => one.name);
      expect(listed).toHaveLength(names.length + 1);
      const byBytes = [...listed].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(listed).toEqual(byBytes);
    });

    it("are renamed, but not onto another", async () => {
      await store.projects.ensure(here, "Taken");
      expect(await store.projects.rename(here, shop, "Taken")).toBe("taken");
      expect(await store.projects.rename(here, shop, "Магазин")).toBe("renamed");
      expect(await store.projects.byName(here, "Магазин")).toMatchObject({ id: shop });
      expect(await store.projects.rename(here, projectIdSchema.parse("none"), "X")).toBe("gone");
    });

    it("a removed one takes its maps and imports along, and a replay ends without its events", async () => {
      await store.maps.add(here, { id: mapIdSchema.parse("m"), project: shop, ...head });
      await store.imports.accept(here, shop, entryOf("i1"));
      expect(await store.projects.remove(here, shop)).toMatchObject({ kind: "removed" });
      expect(await store.maps.list(here)).toEqual([]);
      expect(await store.imports.list(here)).toEqual([]);
      const kinds = (await all(store.events.replay())).map((one) => one.entry.kind);
      expect(kinds).toEqual(["import", "removal"]);
    });
  });

  describe("maps", () => {
    it("are listed last changed first, with their project's name, and follow the room's head", async () => {
      const [one, two] = [mapIdSchema.parse("one"), mapIdSchema.parse("two")];
      await store.maps.add(here, { id: one, project: shop, ...head });
      clock = 2_000;
      await store.maps.add(here, { id: two, project: shop, ...head });
      await store.maps.mirror(
        here,
        one,
        { name: "Магазин", type: "future-state", lang: "ru" },
        3_000 as EpochMs,
      );
      const listed = await store.maps.list(here, shop);
      expect(listed.map((map) => [map.id, map.name, map.updated])).toEqual([
        [one, "Магазин", 3_000],
        [two, "Shop", 2_000],
      ]);
      expect(listed[0]).toMatchObject({
        projectName: "Shop",
        type: "future-state",
        lang: "ru",
        created: 1_000,
      });
      expect(await store.maps.remove(here, one)).toBe("removed");
      expect(await store.maps.remove(here, one)).toBe("gone");
    });

    it("lie in the bin unlisted until they are restored, and those of long ago are found", async () => {
      const one = mapIdSchema.parse("one");
      await store.maps.add(here, { id: one, project: shop, ...head });
      clock = 5_000;
      expect(await store.maps.bin(elsewhere, one)).toBe("gone");
      expect(await store.maps.bin(here, one)).toBe("binned");
      expect(await store.maps.bin(here, one)).toBe("gone");
      expect(await store.maps.get(here, one)).toBeUndefined();
      expect(await store.maps.list(here)).toEqual([]);
      expect(await store.maps.binnedBefore(here, 5_000 as EpochMs)).toEqual([]);
      expect(await store.maps.binnedBefore(here, 5_001 as EpochMs)).toEqual([one]);
      expect(await store.maps.restore(here, one)).toBe("restored");
      expect(await store.maps.restore(here, one)).toBe("gone");
      expect(await store.maps.get(here, one)).toMatchObject({ id: one });
    });
  });

  describe("assets", () => {
    const [one, two, target] = ["one", "two", "target"].map((id) => mapIdSchema.parse(id)) as [
      MapId,
      MapId,
      MapId,
    ];
    const id = (sign: string) => sign.repeat(64) as AssetId;
    const assetOf = (sign: string): StoredAsset => ({
      asset: id(sign),
      file: `${sign}.bin` as FileId,
      name: "Café “1”.png",
      mime: "image/png",
      bytes: 5_000_000_000,
      size: { width: 3, height: 2 },
    });
    const assets = (...signs: string[]) => ({ maps: [], assets: signs.map(id) });

    beforeEach(async () => {
      for (const map of [one, two]) await store.maps.add(here, { id: map, project: shop, ...head });
    });

    it("are kept once for their bytes, within their workspace", async () => {
      const document: StoredAsset = { ...assetOf("b"), size: null };
      expect(await store.assets.add(here, assetOf("a"))).toBe("added");
      expect(await store.assets.add(here, { ...assetOf("a"), file: "z.bin" as FileId })).toBe("known");
      await store.assets.add(here, document);
      store = await under.reopen();
      expect(await store.assets.get(here, id("a"))).toEqual(assetOf("a"));
      expect(await store.assets.get(here, id("b"))).toEqual(document);
      expect(await store.assets.get(elsewhere, id("a"))).toBeUndefined();
      expect([...(await store.assets.files())].sort()).toEqual(["a.bin", "b.bin"]);
    });

    it("belong to the maps that were given them or refer to them, also when they no longer do", async () => {
      await store.assets.add(here, assetOf("a"));
      await store.assets.add(here, assetOf("b"));
      await store.assets.give(here, one, id("a"));
      await store.assets.give(here, one, id("a"));
      await store.assets.refer(here, one, assets("b"));
      await store.assets.refer(here, one, assets());
      await store.assets.refer(here, mapIdSchema.parse("gone"), assets("a"));
      const of = (map: MapId) =>
        Promise.all(["a", "b", "c"].map((sign) => store.assets.isOf(here, map, id(sign))));
      expect(await of(one)).toEqual([true, true, false]);
      expect(await of(two)).toEqual([false, false, false]);
      expect(await store.assets.bytesOf(here, one)).toBe(10_000_000_000);
      expect(await store.assets.bytesOf(here, two)).toBe(0);
    });

    it("that nobody has used for long are taken away; those of a map in the bin are not", async () => {
      const taken = async (since: number, orphanSince: number) =>
        [...(await store.assets.takeUnused(here, since as EpochMs, orphanSince as EpochMs))].sort();
      for (const sign of ["a", "b", "c", "d"]) await store.assets.add(here, assetOf(sign));
      await store.assets.refer(here, one, assets("a", "b"));
      await store.assets.refer(here, two, assets("b"));
      await store.assets.give(here, two, id("c"));
      await store.maps.bin(here, one);
      expect(await taken(1_000, 1_000)).toEqual([]);
      expect(await taken(1_000, 1_001)).toEqual(["d.bin"]);
      expect(await taken(1_001, 1_001)).toEqual(["c.bin"]);
      clock = 5_000;
      await store.maps.remove(here, one);
      expect(await taken(5_000, 1_001)).toEqual(["a.bin"]);
      await store.assets.refer(here, two, assets());
      expect(await taken(5_000, 5_001)).toEqual([]);
      expect(await taken(5_001, 5_001)).toEqual(["b.bin"]);
      expect(await store.assets.files()).toEqual([]);
    });

    it("and links of maps follow what a map refers to, and go with it", async () => {
      await store.assets.refer(here, one, { maps: [two, target], assets: [] });
      await store.assets.refer(here, two, { maps: [one], assets: [] });
      expect(await store.maps.links(here)).toEqual([
        { from: one, to: target },
        { from: one, to: two },
        { from: two, to: one },
      ]);
      expect(await store.maps.links(elsewhere)).toEqual([]);
      await store.assets.refer(here, one, { maps: [two], assets: [] });
      await store.maps.bin(here, two);
      expect(await store.maps.links(here)).toEqual([{ from: one, to: two }]);
      await store.projects.remove(here, shop);
      expect(await store.maps.links(here)).toEqual([]);
    });
  });

  describe("the event log", () => {
    it("replays all entries in order after a restart", async () => {
      for (let at = 0; at < 1_203; at++)
        await store.events.append(here, shop, { kind: "import", ...entryOf(`i${at}`) });
      await store.events.append(here, shop, { kind: "removal", import: importIdSchema.parse("i7") });
      store = await under.reopen();
      const replayed = await all(store.events.replay());
      expect(replayed.map((one) => one.entry.import)).toEqual([
        ...Array.from({ length: 1_203 }, (__, at) => `i${at}`),
        "i7",
      ]);
      expect(replayed[5]).toMatchObject({ workspace: here, project: shop, at: 1_000, entry: entryOf("i5") });
      const numbers = replayed.map((one) => one.number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    });

    it("gives one workspace or one project when asked", async () => {
      const other = (await store.projects.ensure(here, "Other")).project.id;
      const foreign = (await store.projects.ensure(elsewhere, "Foreign")).project.id;
      await store.events.append(here, shop, { kind: "import", ...entryOf("a") });
      await store.events.append(here, other, { kind: "import", ...entryOf("b") });
      await store.events.append(elsewhere, foreign, { kind: "import", ...entryOf("c") });
      const ids = async (scope?: Parameters<Store["events"]["replay"]>[0]) =>
        (await all(store.events.replay(scope))).map((one) => one.entry.import);
      expect(await ids()).toEqual(["a", "b", "c"]);
      expect(await ids({ workspace: here })).toEqual(["a", "b"]);
      expect(await ids({ workspace: here, project: other })).toEqual(["b"]);
      expect(await ids({ workspace: elsewhere, project: other })).toEqual([]);
    });
  });

  describe("imports", () => {
    it("an accepted import is a log entry, a listing and a job, and all three survive a restart", async () => {
      const { listed, job } = await store.imports.accept(here, shop, entryOf("i1"));
      const { import: id, ...entry } = entryOf("i1");
      expect(listed).toMatchObject({ ...entry, id, state: "waiting", project: shop });
      store = await under.reopen();
      expect(await store.imports.get(here, listed.id)).toEqual(listed);
      expect((await all(store.events.replay())).map((one) => one.number)).toEqual([listed.entry]);
      const claimed = await store.jobs.claim([importJobs.read]);
      expect(claimed).toMatchObject({ id: job, payload: { project: shop, import: "i1" } });
    });

    it("the same id twice is refused whole", async () => {
      await store.imports.accept(here, shop, entryOf("i1"));
      await expect(store.imports.accept(here, shop, entryOf("i1"))).rejects.toThrow();
      expect(await all(store.events.replay())).toHaveLength(1);
      expect(await store.jobs.list(here)).toHaveLength(1);
    });

    it("one takes the place of others in one commit, or in none", async () => {
      const { listed } = await store.imports.accept(here, shop, entryOf("i1"));
      await expect(store.imports.accept(here, shop, entryOf("i1"), [listed.id])).rejects.toThrow();
      expect(await store.imports.get(here, listed.id)).toEqual(listed);
      await store.imports.accept(here, shop, entryOf("i2"), [listed.id]);
      const states = (await store.imports.list(here)).map((one) => [one.id, one.state]);
      expect(states).toEqual([
        ["i1", "removing"],
        ["i2", "waiting"],
      ]);
    });

    it("are read, interrupted, read again and found by their bytes", async () => {
      const { listed } = await store.imports.accept(here, shop, entryOf("i1", "a".repeat(64)));
      const counts = { events: 5, added: 3, already: 2, cases: 2, kinds: 4 };
      const refused = [{ reason: "bad-time", count: 7 }] as const;
      await store.imports.finish(here, listed.id, { counts, refused, refusedRows: "cd.zst" as FileId });
      expect(await store.imports.get(here, listed.id)).toMatchObject({
        state: "done",
        counts,
        refused,
        refusedRows: "cd.zst",
      });
      await store.imports.begin(here, listed.id);
      expect(await store.imports.get(here, listed.id)).toEqual({ ...listed, state: "reading" });
      await store.imports.fail(here, listed.id, "no-time-column");
      const found = await store.imports.bySha256(here, shop, "a".repeat(64));
      expect(found).toMatchObject([{ id: "i1", state: "failed", failure: "no-time-column" }]);
    });

    it("a removal is logged once, and a reader that comes late does not undo it", async () => {
      const { listed } = await store.imports.accept(here, shop, entryOf("i1"));
      const asked = await store.imports.requestRemoval(here, listed.id);
      expect(asked.kind).toBe("requested");
      expect(await store.imports.requestRemoval(here, listed.id)).toEqual({ kind: "gone" });
      await store.imports.begin(here, listed.id);
      expect(await store.imports.get(here, listed.id)).toMatchObject({ state: "removing" });
      expect(await store.imports.bySha256(here, shop, listed.sha256)).toEqual([]);
      expect(await store.jobs.claim([importJobs.remove])).toMatchObject({ payload: { import: "i1" } });
      await store.imports.forget(here, listed.id);
      expect(await store.imports.list(here)).toEqual([]);
      expect((await all(store.events.replay())).map((one) => one.entry.kind)).toEqual(["import", "removal"]);
    });

    it("are counted by their state, those of all workspaces together", async () => {
      expect([...(await store.imports.countByState())]).toEqual([]);
      const { listed } = await store.imports.accept(here, shop, entryOf("i1"));
      await store.imports.accept(here, shop, entryOf("i2"));
      const { project } = await store.projects.ensure(elsewhere, "Shop");
      await store.imports.accept(elsewhere, project.id, entryOf("i3"));
      await store.imports.fail(here, listed.id, "no-time-column");
      expect(Object.fromEntries(await store.imports.countByState())).toEqual({ failed: 1, waiting: 2 });
    });
  });

  describe("jobs", () => {
    it("are claimed oldest first, by kind", async () => {
      const first = await store.jobs.add(here, "a", 1);
      await store.jobs.add(here, "b", 2);
      const second = await store.jobs.add(here, "a", 3);
      expect((await store.jobs.claim(["a"]))?.id).toBe(first);
      expect((await store.jobs.claim(["a"]))?.id).toBe(second);
      expect(await store.jobs.claim(["a"])).toBeUndefined();
    });

    it("are claimed once, however many ask at the same time", async () => {
      const ids = await Promise.all(Array.from({ length: 10 }, (__, at) => store.jobs.add(here, "a", at)));
      const claims = await Promise.all(Array.from({ length: 15 }, () => store.jobs.claim(["a"])));
      expect(claims.flatMap((one) => one?.id ?? []).sort()).toEqual(ids.sort());
    });

    it("are worked on in turn", async () => {
      const turn = await store.jobs.takeTurn();
      expect(turn?.lost.aborted).toBe(false);
      await turn?.release();
      const again = await store.jobs.takeTurn();
      expect(again).toBeDefined();
      await again?.release();
    });

    it("tell their progress and end done or failed", async () => {
      const id = await store.jobs.add(here, "a", null);
      const job = await store.jobs.claim(["a"]);
      expect(await job?.beat({ rows: 10 })).toBe(true);
      expect(await store.jobs.get(here, id)).toMatchObject({ state: "running", progress: { rows: 10 } });
      expect(await job?.finish("ok")).toBe(true);
      expect(await store.jobs.get(here, id)).toMatchObject({ state: "done", result: "ok", attempts: 1 });
      expect(await job?.fail("late")).toBe(false);
      expect(await store.jobs.list(here, "done")).toHaveLength(1);
    });

    it("what a dead process held waits again as soon as the store is opened", async () => {
      await store.jobs.add(here, "a", null);
      const before = await store.jobs.claim(["a"]);
      expect(before?.attempts).toBe(1);
      store = await under.reopen();
      expect((await store.jobs.claim(["a"]))?.attempts).toBe(2);
    });

    it("that wait are counted by their kind, those of all workspaces together", async () => {
      await store.jobs.add(here, "a", null);
      await store.jobs.add(elsewhere, "a", null);
      await store.jobs.add(here, "b", null);
      expect(Object.fromEntries(await store.jobs.countWaiting())).toEqual({ a: 2, b: 1 });
      await store.jobs.claim(["b"]);
      expect(Object.fromEntries(await store.jobs.countWaiting())).toEqual({ a: 2 });
    });

    it("a silent holder loses its job after 30 s, one that beats keeps it", async () => {
      await store.jobs.add(here, "a", null);
      const silent = await store.jobs.claim(["a"]);
      clock += 29_000;
      await silent?.beat(null);
      clock += 29_000;
      expect(await store.jobs.claim(["a"])).toBeUndefined();
      clock += 2_000;
      const next = await store.jobs.claim(["a"]);
      expect(next?.attempts).toBe(2);
      expect(await silent?.finish("mine")).toBe(false);
      expect(await next?.finish("theirs")).toBe(true);
    });
  });

  it("settings keep JSON through a restart", async () => {
    expect(await store.settings.get(here, "k")).toBeUndefined();
    await store.settings.set(here, "k", { lang: "pl", n: [1, null] });
    await store.settings.set(here, "k", { lang: "ru", n: [2, null] });
    store = await under.reopen();
    expect(await store.settings.get(here, "k")).toEqual({ lang: "ru", n: [2, null] });
    await store.settings.remove(here, "k");
    expect(await store.settings.get(here, "k")).toBeUndefined();
  });

  it("settings of one kind are read and written together, and another workspace's are left alone", async () => {
    await store.settings.setUnder(here, "workspace.", { lang: "pl", logo: null });
    await store.settings.setUnder(here, "workspace.", { lang: "ru", week: ["sunday"] });
    await store.settings.setUnder(elsewhere, "workspace.", { lang: "en" });
    await store.settings.set(here, "other", 1);
    store = await under.reopen();
    const found = { lang: "ru", logo: null, week: ["sunday"] };
    expect(await store.settings.under(here, "workspace.")).toEqual(found);
    expect(await store.settings.under(elsewhere, "workspace.")).toEqual({ lang: "en" });
    // All or none.
    const cut = { lang: "pl", week: 1n as never };
    await expect(store.settings.setUnder(here, "workspace.", cut)).rejects.toThrow();
    expect(await store.settings.under(here, "workspace.")).toEqual(found);
  });

  it("old entries of the audit log go a batch at a time, each workspace's by itself", async () => {
    const add = (workspace: typeof here | undefined, at: number) =>
      store.audit.add(workspace, {
        action: "map.deleted",
        at: at as EpochMs,
        who: "",
        name: "",
        address: "",
        about: {},
      });
    for (const at of [30, 10, 20, 40]) await add(here, at);
    await add(elsewhere, 10);
    await add(undefined, 10);
    const before = 40 as EpochMs;
    expect(await store.audit.removeBefore(here, before, 2)).toBe(2);
    expect(await store.audit.removeBefore(here, before, 2)).toBe(1);
    expect(await store.audit.removeBefore(here, before, 2)).toBe(0);
    expect((await store.audit.list(here, { limit: 9 })).map(({ at }) => at)).toEqual([40]);
    expect(await store.audit.list(elsewhere, { limit: 9 })).toHaveLength(1);
    expect(await store.audit.removeBefore(undefined, before, 2)).toBe(1);
    expect(await store.audit.removeBefore(undefined, before, 2)).toBe(0);
  });

  it("says how much it holds", async () => {
    const before = await store.space();
    expect(before.databases).toBeGreaterThan(0);
    expect(before.free).toBeGreaterThan(0);
    const bytes = Buffer.alloc(50_000, 7).map((_, at) => (at * 7919) % 251);
    await store.files.write(Readable.from([bytes]));
    expect((await store.space()).files).toBeGreaterThan(before.files);
  });

  it("nothing of one workspace is seen, changed or removed from another", async () => {
    const map = mapIdSchema.parse("m");
    await store.maps.add(here, { id: map, project: shop, ...head });
    const { listed, job } = await store.imports.accept(here, shop, entryOf("i1"));
    await store.settings.set(here, "k", 1);

    expect(await store.projects.list(elsewhere)).toEqual([]);
    expect(await store.projects.get(elsewhere, shop)).toBeUndefined();
    expect(await store.projects.byName(elsewhere, "Shop")).toBeUndefined();
    expect(await store.projects.rename(elsewhere, shop, "Mine")).toBe("gone");
    expect(await store.projects.remove(elsewhere, shop)).toEqual({ kind: "gone" });
    expect(await store.maps.list(elsewhere, shop)).toEqual([]);
    expect(await store.maps.get(elsewhere, map)).toBeUndefined();
    await store.maps.mirror(elsewhere, map, { ...head, name: "Mine" }, 9 as EpochMs);
    expect(await store.maps.remove(elsewhere, map)).toBe("gone");
    expect(await store.imports.get(elsewhere, listed.id)).toBeUndefined();
    expect(await store.imports.list(elsewhere, shop)).toEqual([]);
    expect(await store.imports.bySha256(elsewhere, shop, listed.sha256)).toEqual([]);
    expect(await store.imports.requestRemoval(elsewhere, listed.id)).toEqual({ kind: "gone" });
    await store.imports.fail(elsewhere, listed.id, "mine");
    await store.imports.forget(elsewhere, listed.id);
    await expect(store.imports.accept(elsewhere, shop, entryOf("i2"))).rejects.toThrow();
    await expect(
      store.maps.add(elsewhere, { id: mapIdSchema.parse("m2"), project: shop, ...head }),
    ).rejects.toThrow();
    expect(await store.jobs.get(elsewhere, job)).toBeUndefined();
    expect(await store.jobs.list(elsewhere)).toEqual([]);
    expect(await store.settings.get(elsewhere, "k")).toBeUndefined();
    await store.settings.remove(elsewhere, "k");

    expect(await store.projects.get(here, shop)).toMatchObject({ name: "Shop" });
    expect(await store.maps.get(here, map)).toMatchObject({ name: "Shop", updated: 1_000 });
    expect(await store.imports.get(here, listed.id)).toEqual(listed);
    expect(await store.settings.get(here, "k")).toBe(1);
  });
});
