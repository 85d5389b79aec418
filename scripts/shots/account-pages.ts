import type { Me } from "@itinera/protocol";
import type { Page } from "playwright-core";
import type { Place, Shots } from "./shot.ts";

const workspace = { id: "w1", name: "Linden Shop", role: "administrator" };
const account = {
  id: "a1",
  name: "Ines Nowak",
  email: "ines.nowak@example.org",
  hasPassword: true,
  hasSecondStep: false,
};
const me = {
  kind: "account",
  account,
  workspace,
  workspaces: [
    workspace,
    { id: "w2", name: "Clinic at the river", role: "editor" },
    { id: "w3", name: "", role: "viewer" },
  ],
} as unknown as Me;

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36";
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1";
const hourMs = 3_600_000;
const sessions = () => {
  const now = Date.now();
  return [
    { id: "1", isThis: true, since: now - hourMs, seen: now, address: "192.0.2.4", browser: chrome },
    {
      id: "2",
      isThis: false,
      since: now - 300 * hourMs,
      seen: now - 20 * hourMs,
      address: "203.0.113.77",
      browser: phone,
    },
    {
      id: "3",
      isThis: false,
      since: now - 90 * hourMs,
      seen: now - 50 * hourMs,
      address: "2001:db8::17",
      browser: chrome.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64"),
    },
  ];
};

const uri =
  "otpauth://totp/Itinera:ines.nowak%40example.org?secret=GZKC2RKKN5HTMSSJPEZXEUTOLFPWCZBR&issuer=Itinera&digits=6&period=30";
const codes = Array.from({ length: 10 }, (_, at) => `k${at}Wq7-Zt${at}Pm`);

/** A page that is told other things than the server would say. */
async function told(
  { app, setting }: Place,
  path: string,
  answers: Readonly<Record<string, unknown>>,
  isStranger = false,
): Promise<Page> {
  const page = await app.open("/welcome", { ...setting, stranger: isStranger });
  for (const [asked, json] of Object.entries(answers))
    await page.route(`**/v1/${asked}`, (route) => route.fulfill({ json }));
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const nobody = (byPassword: boolean, of: typeof account | null = null) => ({
  me: { kind: "nobody", byPassword, account: of },
});
const known = (of: Partial<typeof account> = {}) => ({
  me: { ...me, account: { ...account, ...of } },
  "me/sessions": { sessions: sessions() },
  "me/second-step": { uri, codes },
  "me/second-step/confirm": {},
});

const begun = async (place: Place) => {
  const page = await told(place, "/account", known());
  await page.getByRole("button", { name: place.t("account:step.setUp") }).click();
  await page.getByRole("textbox", { name: place.t("account:password.yours") }).fill("a river of ink");
  await page.keyboard.press("Enter");
  await page.getByRole("img").waitFor();
  return page;
};

/** The way in, and what somebody keeps of themselves. */
export const accountPages: Shots = [
  { name: "sign-in", open: (place) => told(place, "/sign-in?back=%2Fimports", nobody(true), true) },
  {
    name: "sign-in-wrong",
    async open(place) {
      const { t } = place;
      const page = await told(place, "/sign-in", nobody(true), true);
      await page.getByRole("textbox", { name: t("account:email.label") }).fill("ines@example.org");
      await page.getByRole("textbox", { name: t("account:password.label"), exact: true }).fill("a guess");
      await page.keyboard.press("Enter");
      await page.getByText(t("errors:sign-in.wrong")).waitFor();
      return page;
    },
  },
  {
    name: "sign-in-code",
    async open(place) {
      const { t } = place;
      const page = await told(
        place,
        "/sign-in",
        { ...nobody(true), "sign-in": { state: "second-step" } },
        true,
      );
      await page.getByRole("textbox", { name: t("account:email.label") }).fill("ines@example.org");
      await page.getByRole("textbox", { name: t("account:password.label"), exact: true }).fill("a guess");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: t("account:code.digits") }).waitFor();
      return page;
    },
  },
  { name: "sign-in-homeless", open: (place) => told(place, "/sign-in", nobody(true, account), true) },
  { name: "sign-in-link", open: (place) => told(place, "/sign-in", nobody(false), true) },
  {
    name: "enter-new",
    open: async (place) => told(place, await place.scenery.invitation({}), nobody(true), true),
  },
  {
    name: "enter-map",
    async open(place) {
      const map = (await place.scenery.example()).current;
      const path = await place.scenery.invitation({ email: "tomasz@example.org", map });
      return told(place, path, nobody(true), true);
    },
  },
  { name: "enter-self", open: async (place) => told(place, await place.scenery.invitation({}), known()) },
  {
    name: "enter-other",
    open: async (place) =>
      told(place, await place.scenery.invitation({ email: "tomasz@example.org" }), known()),
  },
  { name: "enter-gone", open: (place) => told(place, "/enter#spoilt", nobody(true), true) },
  {
    name: "enter-reset",
    open: (place) =>
      told(place, "/enter#reset", { "tickets/read": { kind: "reset-password", email: account.email } }, true),
  },
  { name: "account", open: (place) => told(place, "/account", known()) },
  {
    name: "account-first",
    open: (place) =>
      told(place, "/account", known({ name: "Owner", email: "owner@localhost", hasPassword: false })),
  },
  {
    name: "account-scan",
    async open(place) {
      const page = await begun(place);
      await page.getByRole("img").scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: "account-codes",
    async open(place) {
      const page = await begun(place);
      await page.getByRole("textbox", { name: place.t("account:code.digits") }).fill("123456");
      await page.keyboard.press("Enter");
      await page.getByRole("list", { name: place.t("account:recovery.label") }).waitFor();
      await page.getByRole("button", { name: place.t("account:recovery.kept") }).scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: "account-menu",
    async open(place) {
      const page = await told(place, "/account", known());
      const name = new RegExp(`${place.t("account:title")}$`);
      await page.getByRole("button", { name }).click();
      await page.getByRole("menu").waitFor();
      return page;
    },
  },
];
