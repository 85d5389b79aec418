// The audit log, as those read it who answer for a workspace.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import type { Somebody } from "./somebody.ts";
import { useOwnApp } from "./use-app.ts";
import { readers } from "./windows.ts";

const used = useOwnApp();

let eva: Somebody;
let paul: Somebody;
beforeAll(async () => {
  eva = await used.somebody("Eva", "administrator");
  paul = await used.somebody("Paul", "editor");
  const map = await used.newMap();
  await eva.client.renameWorkspace("Lamps of Eva");
  await paul.client.newShare(map, {});
  const { id: project } = await used.client.newProject("Old lamps");
  await used.client.deleteProject(project);
  await used.client.setMemberRole(paul.account, "viewer");
});

async function check(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
}

const rowOf = (page: Page, what: string) => page.getByRole("row").filter({ hasText: what });

async function choose(page: Page, what: RegExp, option: string): Promise<void> {
  await page.getByRole("button", { name: what }).click();
  await page.getByRole("option", { name: option }).first().click();
}

it("says who did what, from where; by kind, by person and by day; and gives it away as a table, which it notes too", async () => {
  const page = await used.open("/people", { as: eva.cookie });
  await page.getByRole("link", { name: "Audit log" }).click();
  const role = rowOf(page, "Role changed");
  await role.getByText("Owner").waitFor();
  await role.getByText("Paul, Editor → Viewer").waitFor();
  await role.getByText("127.0.0.1").waitFor();
  await rowOf(page, "Workspace renamed").getByText("Lamps of Eva").waitFor();
  await rowOf(page, "Share link made").getByText("Paul").waitFor();
  await rowOf(page, "Share link made").getByText("Generic journey, Viewer").waitFor();
  // What is gone is still called by its name.
  await rowOf(page, "Project deleted").getByText("Old lamps").waitFor();

  await choose(page, /Who$/, "Eva");
  await rowOf(page, "Share link made").waitFor({ state: "detached" });
  await rowOf(page, "Workspace renamed").waitFor();
  await choose(page, /What$/, "Key made");
  await page.getByText("Nothing matches").waitFor();
  await check(page);
  await choose(page, /What$/, "Workspace renamed");
  await rowOf(page, "Lamps of Eva").waitFor();
  await page.getByRole("textbox", { name: "To" }).fill("2020-01-01");
  await page.getByText("Nothing matches").waitFor();
  await page.getByRole("textbox", { name: "To" }).fill("");
  await rowOf(page, "Lamps of Eva").waitFor();

  const loading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  const lines = (await readFile(await (await loading).path(), "utf8")).trim().split("\n");
  // As it was filtered.
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("workspace.renamed");
  await page.reload();
  await rowOf(page, "Audit log exported").getByText("Eva").waitFor();
});

it("is closed to whoever does not keep the workspace, who is told whom to ask", async () => {
  const page = await used.open("/audit", { as: paul.cookie });
  await page.getByText("Only owners and administrators read the audit log").waitFor();
  expect(await page.getByRole("table").count()).toBe(0);
  await check(page);
});

it.each(readers)("to be read by everybody: $title", async (window) => {
  const page = await used.open("/audit", window);
  await page.locator("tbody").getByText("Lamps of Eva").waitFor();
  await check(page);
  await picture(page, `audit-${window.title}`);
});
