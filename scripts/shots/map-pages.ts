import { forms, mapTypes, type MapId } from "@itinera/core";
import type { Page } from "playwright-core";
import type { Place, Shots } from "./shot.ts";

/** A map, when it is drawn. */
export async function openMap({ app, setting }: Place, map: MapId, search = ""): Promise<Page> {
  const page = await app.open(`/map/${map}${search}`, setting);
  const isGrid = search === "" && !setting.phone;
  await (isGrid ? page.getByRole("grid") : page.getByRole("main")).waitFor({ timeout: 60_000 });
  return page;
}

/** A map as a whole: in each form, of each type, and beside another. */
export const mapPages: Shots = [
  { name: "map", open: async (place) => openMap(place, (await place.scenery.example()).current) },
  ...forms
    .filter((form) => form !== "grid")
    .map((form) => ({
      name: `form-${form}`,
      open: async (place: Place) => {
        const page = await openMap(place, (await place.scenery.example()).current, `?form=${form}`);
        await page.locator("[data-item]").first().waitFor();
        return page;
      },
    })),
  ...mapTypes
    .filter((type) => type !== "current-state")
    .map((type) => ({
      name: `type-${type}`,
      open: async (place: Place) => {
        const page = await openMap(place, await place.scenery.typed(type));
        // All lanes, those too that the type added below.
        if (!place.setting.phone) await page.keyboard.press("!");
        return page;
      },
    })),
  {
    name: "type-menu",
    only: "large",
    async open(place) {
      const page = await openMap(place, (await place.scenery.example()).current);
      await page.getByRole("button", { name: place.t("map:type.label") }).click();
      return page;
    },
  },
  {
    name: "compare",
    async open(place) {
      const { map, asIs } = await place.scenery.tomorrow();
      const page = await openMap(place, map, `?beside=${asIs}`);
      await page.getByRole("img").first().waitFor();
      return page;
    },
  },
  {
    name: "overview",
    async open(place) {
      const page = await openMap(place, await place.scenery.thirtyStages());
      if (place.setting.phone) return page;
      await page.getByRole("button", { name: place.t("scene:density.label") }).click();
      await page.getByRole("menuitem", { name: place.t("scene:density.overview") }).click();
      return page;
    },
  },
];
