import { openMap } from "./map-pages.ts";
import type { Place, Shots } from "./shot.ts";

async function openPeople({ app, scenery, setting }: Place) {
  await scenery.people();
  const page = await app.open("/people", setting);
  await page.getByRole("list").first().waitFor();
  return page;
}

async function openShare(place: Place) {
  await place.scenery.people();
  const page = await openMap(place, (await place.scenery.example()).current);
  if (place.setting.phone) {
    await page.getByRole("button", { name: place.t("common:more") }).click();
    await page.getByRole("menuitem", { name: place.t("sharing:map.title") }).click();
  } else await page.getByRole("button", { name: place.t("sharing:open"), exact: true }).click();
  await page.getByRole("dialog").getByRole("list").first().waitFor();
  return page;
}

const asReader = async (place: Place) => {
  const { viewer } = await place.scenery.people();
  return { ...place, setting: { ...place.setting, as: viewer.cookie } };
};

/** Who works here, what each may do, and what it looks like to those who may do less. */
export const peoplePages: Shots = [
  { name: "members", open: openPeople },
  {
    name: "members-end",
    async open(place) {
      const page = await openPeople(place);
      await page.getByRole("button", { name: place.t("people:leave.open") }).scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: "members-role",
    async open(place) {
      const page = await openPeople(place);
      await page
        .getByRole("button", { name: new RegExp(place.t("people:members.roleOf", { name: "Tomasz Nowak" })) })
        .click();
      return page;
    },
  },
  {
    name: "members-invite",
    async open(place) {
      const page = await openPeople(place);
      await page.getByRole("button", { name: place.t("people:invite.open"), exact: true }).click();
      return page;
    },
  },
  {
    name: "members-link",
    async open(place) {
      const page = await openPeople(place);
      await page.getByRole("button", { name: place.t("people:invite.open"), exact: true }).click();
      await page.getByRole("button", { name: place.t("people:invite.make") }).click();
      await page.getByRole("dialog", { name: place.t("people:link.title") }).waitFor();
      return page;
    },
  },
  {
    name: "members-remove",
    async open(place) {
      const page = await openPeople(place);
      await page
        .getByRole("button", { name: place.t("people:remove.open", { name: "Tomasz Nowak" }) })
        .click();
      return page;
    },
  },
  {
    name: "members-reader",
    async open(place) {
      const { app, setting } = await asReader(place);
      const page = await app.open("/people", setting);
      await page.getByRole("list").first().waitFor();
      return page;
    },
  },
  { name: "share", open: openShare },
  {
    name: "share-end",
    async open(place) {
      const page = await openShare(place);
      await page.getByRole("button", { name: place.t("sharing:guest.make") }).scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: "share-project",
    async open(place) {
      const { app, scenery, setting, t } = place;
      await scenery.people();
      const page = await app.open("/", setting);
      await page.locator("section header button").first().click();
      await page.getByRole("menuitem", { name: t("projects:action.share") }).click();
      await page.getByRole("dialog").getByRole("list").first().waitFor();
      return page;
    },
  },
  {
    name: "reader-home",
    async open(place) {
      const { app, setting } = await asReader(place);
      return app.open("/", setting);
    },
  },
  {
    name: "reader-guest",
    async open({ app, scenery, setting }) {
      const { guest } = await scenery.people();
      return app.open("/", { ...setting, as: guest.cookie });
    },
  },
  {
    name: "reader-closed",
    async open(place) {
      const { app, setting } = await asReader(place);
      return app.open("/templates", setting);
    },
  },
  {
    name: "reader-map",
    async open(place) {
      return openMap(await asReader(place), (await place.scenery.example()).current);
    },
  },
  {
    name: "reader-card",
    async open(place) {
      const { map, card } = await place.scenery.fullCard();
      const page = await openMap(await asReader(place), map);
      if (place.setting.phone) await page.locator("button[data-look]").first().click();
      else {
        await page.getByRole("gridcell").getByRole("group").filter({ hasText: card }).first().click();
        await page.keyboard.press("Space");
      }
      return page;
    },
  },
  {
    name: "reader-persona",
    async open(place) {
      const { map, persona } = await place.scenery.persona();
      const { app, setting } = await asReader(place);
      const page = await app.open(`/map/${map}/persona/${persona}`, setting);
      await page.getByRole("article").waitFor();
      return page;
    },
  },
  {
    name: "reader-lost",
    async open(place) {
      const reader = await place.scenery.reader();
      const setting = { ...place.setting, as: reader.cookie };
      const page = await openMap({ ...place, setting }, (await place.scenery.example()).current);
      await place.app.operator.removeMember(reader.account);
      await page.getByText(place.t("sharing:lost.empty")).waitFor();
      return page;
    },
  },
];
