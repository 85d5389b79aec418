// What a workspace was told of itself, and where it acts: audit log, imports, letters, links, storage.
import { accountIdSchema, defaultSettings, type EpochMs } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { defaultWorkspace } from "@itinera/store";
import { afterEach, expect, it } from "vitest";
import { pictureOf } from "../asset/pictures.test-kit.ts";
import type { Letter } from "../outgoing/mail/letter.ts";
import type { Mailer } from "../outgoing/mail/mailer.ts";
import type { Sent } from "../outgoing/mail/sent.ts";
import { serverUnderTest, sessionAs, type ServerUnderTest } from "../server.test-kit.ts";

let under: ServerUnderTest;
let letters: Letter[];
let outcome: Sent = { kind: "sent" };
let now = Date.UTC(2025, 5, 1);

const mailer: Mailer = {
  about: { host: "mail.example.org", port: 587, from: "Itinera <itinera@example.org>" },
  async send(letter) {
    letters.push(letter);
    return outcome;
  },
};
const ada = {
  kind: "account",
  account: accountIdSchema.parse("ada"),
  name: "Ada",
  email: "ada@example.org",
  session: "s",
  hasSecondStep: false,
} as const;

async function open(given: { readonly mailer: Mailer | undefined } = { mailer }): Promise<void> {
  letters = [];
  outcome = { kind: "sent" };
  under = await serverUnderTest(undefined, {
    now: () => now as EpochMs,
    sessionOf: async () => sessionAs("owner", { who: ada }),
    parts: given,
  });
}
afterEach(() => under.close());

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
const audited = async (action: string) =>
  (await under.client.audit()).entries.filter((one) => one.action === action).map(({ about }) => about);

it("changes what is named and nothing else, and the audit log says what it was", async () => {
  await open();
  expect(await under.client.settings()).toEqual({ ...defaultSettings, name: "" });
  await under.client.changeSettings({ lang: "pl", timeZone: "Europe/Warsaw" });
  const changed = await under.client.changeSettings({ lang: "pl", firstDay: "sunday" });
  expect(changed).toMatchObject({ lang: "pl", timeZone: "Europe/Warsaw", firstDay: "sunday" });
  // What is as it was is not told.
  await under.client.changeSettings({ firstDay: "sunday" });
  expect(await audited("workspace.settings")).toEqual([
    { settings: "firstDay", firstDay: "monday → sunday" },
    { settings: "lang, timeZone", lang: "– → pl", timeZone: "UTC → Europe/Warsaw" },
  ]);
  // Too pale to be read.
  expect(await codeOf(under.client.changeSettings({ accent: "#ffcc00" }))).toBe("bad-request");
  expect(await codeOf(under.client.changeSettings({ timeZone: "Mars/Olympus" }))).toBe("bad-request");
  expect(await codeOf(under.client.changeSettings({ logo: "a".repeat(64) } as never))).toBe("bad-request");
  const { id } = await under.store.workspaces.make("Other");
  expect(await under.store.settings.under(id, "workspace.")).toEqual({});
});

it("a logo is a picture, outlives the clearing of what is unused, and can go", async () => {
  await open();
  const png = await pictureOf.png(40, 20);
  const { logo } = await under.client.sendLogo("logo.png", png);
  if (logo === null) throw new Error("no logo");
  const get = (url: string) => under.server.app.inject({ url, headers: { host: "localhost" } });
  const got = await get(under.client.logoPath(logo));
  expect([got.statusCode, got.headers["content-type"]]).toEqual([200, "image/png"]);
  expect(await codeOf(under.client.sendLogo("list.txt", Buffer.from("a,b")))).toBe("logo.no-picture");
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
  );
  const drawn = (await under.client.sendLogo("logo.svg", svg)).logo;
  if (drawn === null) throw new Error("no logo");
  // Drawn anew: nothing in it can run.
  const sent = await get(under.client.logoPath(drawn));
  expect(sent.headers["content-type"]).not.toContain("svg");

  const later = Date.now() + 1e12;
  const files = await under.store.assets.takeUnused(defaultWorkspace, later as EpochMs, later as EpochMs, [
    drawn,
  ]);
  expect(files).toHaveLength(1);
  expect((await get(under.client.logoPath(drawn))).statusCode).toBe(200);
  expect((await under.client.removeLogo()).logo).toBeNull();
  expect((await get(under.client.logoPath(drawn))).statusCode).toBe(404);
});

it("shows itself to whoever holds a link, and nothing more", async () => {
  await open();
  await under.client.renameWorkspace("Linden");
  const { map } = await under.client.newMap({ from: { kind: "template", template: "blank", lang: "en" } });
  const { path } = await under.client.newShare(map, { role: "viewer" });
  const opened = await under.client.openShare(path.split("/").at(-1) ?? "");
  if (opened.kind !== "look") throw new Error(opened.kind);
  const front = async () => (await under.client.sharedMap(opened.pass)).front;
  const plain = { lang: null, timeZone: "UTC", firstDay: "monday", accent: null, logo: null, name: "Linden" };
  expect(await front()).toEqual(plain);
  await under.client.changeSettings({ brandName: "Lipa", lang: "ru", keepAuditYears: 1 });
  const { logo } = await under.client.sendLogo("logo.png", await pictureOf.png(40, 20));
  expect(await front()).toEqual({ ...plain, lang: "ru", name: "Lipa", logo });
  const picture = (url: string) => under.server.app.inject({ url, headers: { host: "localhost" } });
  if (logo === null) throw new Error("no logo");
  expect((await picture(under.client.sharedLogoPath(opened.pass, logo))).statusCode).toBe(200);
  expect((await picture(under.client.sharedLogoPath("wrong", logo))).statusCode).toBe(404);
});

it("its time zone is that of times without one, until a file says another; its language that of letters", async () => {
  await open();
  await under.client.changeSettings({ timeZone: "America/New_York", lang: "ru" });
  const head = Buffer.from("who;what;when\nann;A;2025-03-10 00:30\n");
  const file = { name: "log.csv", bytes: head.length };
  const zone = async (said: object) => (await under.client.preview(file, head, said)).mapping.timezone;
  expect(await zone({})).toBe("America/New_York");
  expect(await zone({ timezone: "UTC" })).toBe("UTC");
  await under.client.invite({ email: "ola@example.org", role: "viewer" });
  await under.client.invite({ email: "ala@example.org", role: "viewer", lang: "pl" });
  expect(letters.map(({ lang }) => lang)).toEqual(["ru", "pl"]);
});

it("a test letter goes to whoever asks, a few times, and what came of it is told and written down", async () => {
  await open();
  expect(await under.client.mail()).toEqual({ server: mailer.about, to: ada.email });
  expect(await under.client.sendTestLetter("pl")).toEqual({ to: ada.email });
  expect(letters).toEqual([{ to: ada.email, lang: "pl", content: { kind: "test" } }]);
  outcome = { kind: "refused", reason: "sign-in", host: "mail.example.org", to: ada.email, code: 535 };
  for (let time = 2; time <= 5; time++)
    expect(await codeOf(under.client.sendTestLetter("en"))).toBe("mail.sign-in");
  expect(await codeOf(under.client.sendTestLetter("en"))).toBe("sign-in.too-many");
  expect(letters).toHaveLength(5);
  now += 16 * 60_000;
  outcome = { kind: "sent" };
  expect(await codeOf(under.client.sendTestLetter("en"))).toBe("done");
  const what = (await audited("mail.tested")).map((about) => about["what"]);
  expect(what).toEqual(["sent", "sign-in", "sign-in", "sign-in", "sign-in", "sent"]);
});

it("without a mail server nothing is sent, and that is said", async () => {
  await open({ mailer: undefined });
  expect(await under.client.mail()).toEqual({ server: null, to: ada.email });
  expect(await codeOf(under.client.sendTestLetter("en"))).toBe("mail.none");
});

it("says how much there is, the largest imports first", async () => {
  await open();
  const project = (await under.client.newProject("Shop")).id;
  for (const [at, bytes] of [30, 70, 10, 60, 50, 40].entries())
    await under.store.imports.accept(defaultWorkspace, project, {
      import: `i${at}` as never,
      file: `${at}.bin` as never,
      fileName: `log ${bytes}.csv`,
      bytes,
      sha256: String(at),
      mapping: {},
      importer: "csv-1",
    });
  const storage = await under.client.storage();
  expect(storage).toMatchObject({ maps: 0, imports: 6, events: 0, engine: null });
  expect(storage.largest.map(({ bytes }) => bytes)).toEqual([70, 60, 50, 40, 30]);
  expect(storage.largest[0]).toMatchObject({ fileName: "log 70.csv", project: "Shop" });
  for (const figure of [storage.databases, storage.free]) expect(figure).toBeGreaterThan(0);
});
