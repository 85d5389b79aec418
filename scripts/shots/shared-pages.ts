import type { NewShare } from "@itinera/protocol";
import type { Page } from "playwright-core";
import type { Place, Shots } from "./shot.ts";

const waitForMap = (page: Page) => page.locator("[role=img], article, main h2").first().waitFor();

/** What whoever was given a link sees; `at`: of the path of the link. */
const link =
  (terms: NewShare, wait?: (page: Page, place: Place) => Promise<void>, at = (path: string) => path) =>
  async (place: Place) => {
    const { app, scenery, setting } = place;
    const opened = await app.open(at(await scenery.link(terms)), { ...setting, stranger: true });
    await wait?.(opened, place);
    return opened;
  };

/** The map behind a link, and what is in the way. */
export const sharedPages: Shots = [
  { name: "shared", open: link({}, waitForMap) },
  { name: "shared-text", open: link({}, waitForMap, (path) => `${path}?form=prose`) },
  { name: "shared-without-numbers", only: "large", open: link({ numbers: false }, waitForMap) },
  {
    name: "shared-end",
    only: "small",
    open: link({}, async (page) => {
      await waitForMap(page);
      await page.evaluate(() => scrollTo(0, 1e6));
    }),
  },
  { name: "shared-embedded", open: link({}, waitForMap, (path) => path.replace("/s/", "/embed/")) },
  {
    name: "shared-password",
    open: link({ password: "a password" }, async (page, { t }) => {
      await page.getByLabel(t("sharing:visitor.password.label")).fill("another");
      await page.getByRole("button", { name: t("sharing:visitor.password.open") }).click();
      await page.getByText(t("errors:share.wrong-password")).waitFor();
    }),
  },
  { name: "shared-over", open: link({ expires: 1 }) },
  { name: "shared-gone", open: link({}, undefined, (path) => path.slice(0, -1)) },
  {
    name: "shared-paper",
    only: "large",
    async open({ app, scenery, setting }) {
      const page = await app.open(await scenery.link(), { ...setting, stranger: true });
      await waitForMap(page);
      await page.setViewportSize({ width: 990, height: 720 });
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      return page;
    },
  },
];
