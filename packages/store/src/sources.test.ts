import {
  projectIdSchema,
  sourceIdSchema,
  workspaceIdSchema,
  writeKeyIdSchema,
  type EpochMs,
  type ProjectId,
} from "@itinera/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultWorkspace, type Sources, type Store } from "./index.ts";
import { stores, type StoreUnderTest } from "./stores.test-kit.ts";

const here = defaultWorkspace;
const elsewhere = workspaceIdSchema.parse("elsewhere");
const none = sourceIdSchema.parse("none");
const hash = "a".repeat(64);

describe.each(await stores())("sources in %s", (_, open) => {
  let under: StoreUnderTest;
  let store: Store;
  let sources: Sources;
  let clock: number;
  let shop: ProjectId;
  beforeEach(async () => {
    clock = 1_000;
    under = await open(() => clock++ as EpochMs);
    ({ store } = under);
    ({ sources } = store);
    shop = (await store.projects.ensure(here, "Shop")).project.id;
  });
  afterEach(() => under.end());

  const add = (name: string, project = shop, workspace = here) =>
    sources.add(workspace, {
      project,
      name,
      kind: "web",
      settings: { origins: ["https://a.example"], n: null },
    });

  it("are listed the oldest first, of a project or of all, as they were added", async () => {
    const { project: other } = await store.projects.ensure(here, "Other");
    const [web, app] = [await add("Web"), await add("App", other.id)];
    expect(web).toMatchObject({ project: shop, name: "Web", kind: "web", paused: false });
    expect(web.settings).toEqual({ origins: ["https://a.example"], n: null });
    expect(await sources.list(here)).toEqual([web, app]);
    expect(await sources.list(here, other.id)).toEqual([app]);
    expect(await sources.get(here, web.id)).toEqual(web);
    expect(await sources.get(here, none)).toBeUndefined();
    await expect(add("Nowhere", projectIdSchema.parse("none"))).rejects.toThrow();
  });

  it("are changed in what is named alone", async () => {
    const web = await add("Web");
    expect(await sources.change(here, web.id, { paused: true })).toBe("changed");
    expect(await sources.get(here, web.id)).toEqual({ ...web, paused: true });
    expect(await sources.change(here, web.id, { paused: false, name: "Сайт", settings: [1] })).toBe(
      "changed",
    );
    expect(await sources.get(here, web.id)).toEqual({ ...web, name: "Сайт", settings: [1] });
    expect(await sources.change(here, none, { name: "X" })).toBe("gone");
  });

  it("are known by any of their keys, until it is revoked", async () => {
    const web = await add("Web");
    const [first, second] = [
      await sources.addKey(here, { source: web.id, hash, sealed: "sealed" }),
      await sources.addKey(here, { source: web.id, hash: "b".repeat(64), sealed: "sealed too" }),
    ];
    if (!first || !second) throw new Error("no keys");
    expect(first).toMatchObject({ source: web.id, hash, sealed: "sealed", revoked: null });
    expect(await sources.keysOf(here, web.id)).toEqual([second, first]);
    expect(await sources.byKeyHash(hash)).toEqual({ workspace: here, source: web });
    expect(await sources.byKeyHash("c".repeat(64))).toBeUndefined();
    expect(await sources.revokeKey(here, first.id)).toBe("revoked");
    expect(await sources.byKeyHash(hash)).toBeUndefined();
    expect(await sources.byKeyHash(second.hash)).toEqual({ workspace: here, source: web });
    expect(await sources.revokeKey(here, first.id)).toBe("gone");
    expect(await sources.revokeKey(here, writeKeyIdSchema.parse("none"))).toBe("gone");
    const [, revoked] = await sources.keysOf(here, web.id);
    expect(revoked).toEqual({ ...first, revoked: expect.any(Number) as number });
  });

  it("a key belongs to one source, and to one that is there", async () => {
    const [web, app] = [await add("Web"), await add("App")];
    await sources.addKey(here, { source: web.id, hash, sealed: "" });
    await expect(sources.addKey(here, { source: app.id, hash, sealed: "" })).rejects.toThrow();
    expect(await sources.addKey(here, { source: none, hash: "b", sealed: "" })).toBeUndefined();
  });

  it("go with their project, and their keys with them", async () => {
    const { project: other } = await store.projects.ensure(here, "Other");
    const [web, app] = [await add("Web"), await add("App", other.id)];
    await sources.addKey(here, { source: web.id, hash, sealed: "" });
    await sources.addKey(here, { source: app.id, hash: "b", sealed: "" });
    await store.projects.remove(here, shop);
    expect(await sources.list(here)).toEqual([app]);
    expect(await sources.byKeyHash(hash)).toBeUndefined();
    expect(await sources.remove(here, app.id)).toBe("removed");
    expect(await sources.remove(here, app.id)).toBe("gone");
    expect(await sources.byKeyHash("b")).toBeUndefined();
    expect(await sources.keysOf(here, app.id)).toEqual([]);
  });

  it("of one workspace are not seen, changed or removed from another", async () => {
    const web = await add("Web");
    const key = await sources.addKey(here, { source: web.id, hash, sealed: "" });
    if (!key) throw new Error("no key");
    expect(await sources.get(elsewhere, web.id)).toBeUndefined();
    expect(await sources.list(elsewhere, shop)).toEqual([]);
    expect(await sources.change(elsewhere, web.id, { name: "Mine" })).toBe("gone");
    expect(await sources.remove(elsewhere, web.id)).toBe("gone");
    expect(await sources.keysOf(elsewhere, web.id)).toEqual([]);
    expect(await sources.addKey(elsewhere, { source: web.id, hash: "b", sealed: "" })).toBeUndefined();
    expect(await sources.revokeKey(elsewhere, key.id)).toBe("gone");
    await expect(add("Mine", shop, elsewhere)).rejects.toThrow();
    expect(await sources.byKeyHash(hash)).toEqual({ workspace: here, source: web });
  });
});
