import { setTimeout as sleep } from "node:timers/promises";
import { openMap } from "./map-pages.ts";
import type { Place, Shots } from "./shot.ts";

const openExample = async (place: Place) => openMap(place, (await place.scenery.example()).current);

const cards = (page: Awaited<ReturnType<typeof openExample>>) =>
  page.getByRole("gridcell").getByRole("group");

/** The map of today, after some keys. */
const afterKeys =
  (...keys: readonly string[]) =>
  async (place: Place) => {
    const page = await openExample(place);
    await cards(page).nth(9).focus();
    for (const key of keys) await page.keyboard.press(key);
    return page;
  };

async function openCard(place: Place, tab?: string) {
  const { map, card } = await place.scenery.fullCard();
  const page = await openMap(place, map);
  // On a phone cards are buttons of a list; on a sheet they are groups in cells.
  const found = place.setting.phone
    ? page.locator("button[data-look]").filter({ hasText: card })
    : cards(page).filter({ hasText: card });
  if (place.setting.phone && !(await found.count())) await page.locator("button[data-look]").first().click();
  else await found.first().click();
  if (!place.setting.phone) await page.keyboard.press("Space");
  if (tab) await page.getByRole("tab", { name: tab }).click();
  return page;
}

async function openHeader(place: Place, kind: "stage" | "lane", at: number) {
  const page = await openExample(place);
  await page.locator(`[data-place^='${kind}:']`).nth(at).focus();
  await page.keyboard.press("Space");
  return page;
}

/** What lies over or beside the grid. */
export const mapLayers: Shots = [
  { name: "card", open: (place) => openCard(place) },
  { name: "card-evidence", only: "large", open: (place) => openCard(place, place.t("cards:evidence.tab")) },
  { name: "card-binding", only: "large", open: (place) => openCard(place, place.t("map:inspector.binding")) },
  { name: "stage", only: "large", open: (place) => openHeader(place, "stage", 1) },
  { name: "lane", only: "large", open: (place) => openHeader(place, "lane", 3) },
  { name: "lanes", only: "large", open: afterKeys("Shift+H") },
  { name: "remarks", only: "large", open: afterKeys("Shift+R") },
  { name: "palette", only: "large", open: afterKeys("Control+k") },
  { name: "find", only: "large", open: afterKeys("Control+h") },
  { name: "keys", only: "large", open: afterKeys("?") },
  {
    name: "selection",
    only: "large",
    open: afterKeys("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"),
  },
  {
    name: "menu",
    only: "large",
    async open(place) {
      const page = await openExample(place);
      await cards(page).nth(9).click({ button: "right" });
      return page;
    },
  },
  {
    name: "add-persona",
    only: "large",
    async open(place) {
      const page = await openExample(place);
      await page.getByRole("button", { name: place.t("map:persona.add") }).click();
      return page;
    },
  },
  {
    name: "frame",
    async open(place) {
      const page = await openExample(place);
      if (place.setting.phone) {
        await page.getByRole("button", { name: place.t("common:more") }).click();
        await page.getByRole("menuitem", { name: place.t("cards:frame.open") }).click();
      } else await page.getByRole("button", { name: place.t("cards:frame.open") }).click();
      await page.getByRole("dialog", { name: place.t("cards:frame.open") }).waitFor();
      return page;
    },
  },
  {
    name: "people",
    only: "large",
    async open(place) {
      const page = await openExample(place);
      for (const [at, { cookie }] of (await place.scenery.visitors()).entries())
        await visit({ ...place, setting: { ...place.setting, as: cookie } }, at);
      await sleep(500);
      return page;
    },
  },
];

/** Somebody else, with a pointer on the sheet and a card in the hand. */
async function visit(place: Place, at: number): Promise<void> {
  const page = await openMap(place, (await place.scenery.example()).current);
  await cards(page)
    .nth(4 + at * 7)
    .focus();
  await page.mouse.move(500 + at * 300, 420);
  await page.mouse.move(508 + at * 300, 430);
}
