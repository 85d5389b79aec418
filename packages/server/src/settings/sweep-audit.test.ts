import { workspaceIdSchema, type AuditAction, type EpochMs, type WorkspaceId } from "@itinera/core";
import { defaultWorkspace, type Store } from "@itinera/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestStore } from "../../../store/src/testing/chosen-store.test-kit.ts";
import { sweepAudit } from "./sweep-audit.ts";
import { createSettingsDesk, type SettingsDesk } from "./workspace-settings.ts";

let directory: string;
let store: Store;
let settings: SettingsDesk;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "itinera-sweep-"));
  const opening = await openTestStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  store = opening.store;
  settings = createSettingsDesk(store);
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const add = (workspace: WorkspaceId | undefined, day: string, action: AuditAction = "map.deleted") =>
  store.audit.add(workspace, {
    action,
    at: Date.parse(day) as EpochMs,
    who: "",
    name: day,
    address: "",
    about: {},
  });
const kept = async (workspace: WorkspaceId) =>
  (await store.audit.list(workspace, { limit: 3_000 })).map(({ name, action }) => name || action);
const sweepOn = (day: string) => sweepAudit({ store, settings, now: () => Date.parse(day) as EpochMs });

it("entries go when they are older than the workspace keeps them, and the log says so", async () => {
  const other = workspaceIdSchema.parse((await store.workspaces.make("Other")).id);
  for (const day of ["2023-05-01", "2024-05-01", "2025-05-01"])
    for (const workspace of [defaultWorkspace, other]) await add(workspace, day);
  await sweepOn("2035-06-01");
  expect(await kept(defaultWorkspace)).toHaveLength(3);

  await settings.change(defaultWorkspace, { keepAuditYears: 2 });
  await sweepOn("2025-04-30");
  expect(await kept(defaultWorkspace)).toHaveLength(3);
  await sweepOn("2025-05-02");
  expect(await kept(defaultWorkspace)).toEqual(["audit.swept", "2025-05-01", "2024-05-01"]);
  const [entry] = await store.audit.list(defaultWorkspace, { limit: 1 });
  expect(entry).toMatchObject({
    who: "server",
    at: Date.parse("2025-05-02"),
    about: { before: "2023-05-02T00:00:00.000Z", entries: "1" },
  });
  // Where nothing goes, nothing is said.
  await sweepOn("2025-05-03");
  expect(await kept(defaultWorkspace)).toHaveLength(3);
  expect(await kept(other)).toHaveLength(3);
});

it("what is of no workspace stays as long as any of them keeps its own", async () => {
  const other = (await store.workspaces.make("Other")).id;
  await add(undefined, "2023-01-01", "sign-in.done");
  /** Those of no workspace, by taking them away and putting them back. */
  const left = async () => {
    const n = await store.audit.removeBefore(undefined, 9e15 as EpochMs, 10);
    for (let at = 0; at < n; at++) await add(undefined, "2023-01-01", "sign-in.done");
    return n;
  };
  await settings.change(defaultWorkspace, { keepAuditYears: 1 });
  await sweepOn("2025-06-01");
  expect(await left()).toBe(1);
  await settings.change(other, { keepAuditYears: 5 });
  await sweepOn("2025-06-01");
  expect(await left()).toBe(1);
  await sweepOn("2028-01-02");
  expect(await left()).toBe(0);
});

it("more than one batch goes, and no more than is old", async () => {
  await Promise.all(Array.from({ length: 1_005 }, () => add(defaultWorkspace, "2020-01-01")));
  await add(defaultWorkspace, "2025-01-01");
  await settings.change(defaultWorkspace, { keepAuditYears: 1 });
  await sweepOn("2025-06-01");
  expect(await kept(defaultWorkspace)).toEqual(["audit.swept", "2025-01-01"]);
});
