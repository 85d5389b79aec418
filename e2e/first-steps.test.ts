// What somebody meets who opens a map for the first time: an empty curve, the menus of stages, today beside tomorrow.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";

const used = useOwnApp();

it("an empty curve says where it begins, until it has begun; one header under the pointer shows one menu", async () => {
  const page = await used.openMap(await used.newMap());
  const words = page.getByText("Press here at the right height");
  await words.waitFor();
  await expectAccessible(page);
  const box = await words.boundingBox();
  if (!box) throw new Error("It is not on the screen");
  await page.mouse.click(box.x + 40, box.y + 30);
  await words.waitFor({ state: "detached" });

  await page.locator("[data-place^='stage:']").nth(1).hover();
  const seen = () =>
    page
      .getByRole("button", { name: /^Menu of / })
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).opacity !== "0").length);
  await expect.poll(seen).toBe(1);
});

it("a map whose events are still being counted says so, and then how many there are", async () => {
  const { current } = await used.client.example("en");
  const page = await used.open("/");
  let count = () => {};
  const asked = new Promise<void>((resolve) => (count = resolve));
  await page.route(/\/ask$/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(`/map/${current}`);
  const counting = page.getByText("Counting the events…");
  await counting.waitFor();
  await picture(page, "map-counting");
  count();
  await counting.waitFor({ state: "detached" });
  await page.getByText(/^n = [\d,]+ /).waitFor();
});

it("a map whose first file is still being read says so, and has its numbers as soon as it is", async () => {
  const { current, project } = await used.client.example("en");
  const page = await used.open("/");
  let isRead = false;
  // What the server says of a project while its first import has given no events yet.
  await page.route(/\/v1\/projects$/, async (route) => {
    const answer = await route.fetch();
    const { projects } = (await answer.json()) as { projects: { id: string; events: number }[] };
    const said = projects.map((one) => (one.id === project && !isRead ? { ...one, events: 0 } : one));
    await route.fulfill({ response: answer, json: { projects: said } });
  });
  await page.route(/\/v1\/imports$/, async (route) => {
    const answer = await route.fetch();
    const { imports } = (await answer.json()) as { imports: { projectId: string; state: string }[] };
    const said = imports.map((one) =>
      one.projectId === project && !isRead ? { ...one, state: "reading" } : one,
    );
    await route.fulfill({ response: answer, json: { imports: said } });
  });
  await page.goto(`/map/${current}`);
  await page.getByText("Counting the events…").waitFor();
  isRead = true;
  await page.getByText(/^n = [\d,]+ /).waitFor();
});

it("today and tomorrow stand on one screen and scroll together, lane by lane", async () => {
  const { current } = await used.client.example("en");
  const { map } = await used.client.duplicateMap(current, { as: "future-state" });
  const [stage] = (await used.client.map(map)).stages;
  if (!stage) throw new Error("The example has no stage");
  await used.client.editMap(map, [{ kind: "stage.delete", id: stage.id }]);
  const page = await used.open(`/map/${map}?beside=${current}`);
  const pane = (name: string) => page.getByRole("region", { name, exact: true });
  await pane("Today").getByText("Barriers").first().waitFor();
  await expect.poll(() => isOnScreen(page, "Today")).toBe(true);
  await expect.poll(() => isOnScreen(page, "Tomorrow")).toBe(true);

  await pane("Today").evaluate((element) => element.scrollTo(0, 700));
  await expect.poll(() => pane("Tomorrow").evaluate((element) => element.scrollTop)).toBeGreaterThan(300);
  await picture(page, "compare-scrolled");
  // The stages stay in sight.
  const head = pane("Today").getByText("Awareness", { exact: true });
  const [inPane, inHead] = [await pane("Today").boundingBox(), await head.boundingBox()];
  expect(inHead && inPane && inHead.y - inPane.y).toBeLessThan(92);
  await pane("Tomorrow").evaluate((element) => element.scrollTo(0, 0));
  await expect.poll(() => pane("Today").evaluate((element) => element.scrollTop)).toBeLessThan(100);
});

const isOnScreen = (page: Page, name: string) =>
  page.getByRole("region", { name, exact: true }).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom - top > 200 && top >= 0 && bottom <= innerHeight;
  });
