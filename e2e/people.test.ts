// People of a workspace: inviting them, what each role sees and can do, and what happens to an open map when a role
// changes or goes.
import { richTextOf, type CardId, type LaneId, type MapId, type WorkspaceRole } from "@itinera/core";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { cookieOf } from "./owner-session.ts";
import { clientAs, type Somebody } from "./somebody.ts";
import { useOwnApp } from "./use-app.ts";
import { readers, type Window } from "./windows.ts";

const used = useOwnApp();

let map: MapId;
let people: Readonly<Record<Exclude<WorkspaceRole, "owner">, Somebody>>;

/** A map with two cards, of a project of its own where one is named. */
async function mapWithCards(project?: string): Promise<MapId> {
  const from = { kind: "template", template: "generic", lang: "en" } as const;
  const made = (await used.client.newMap({ ...(project && { project }), from })).map;
  const { lanes, stages } = await used.client.map(made);
  const [lane] = lanes;
  await used.client.editMap(
    made,
    ["First", "Second"].map((name, at) => ({
      kind: "card.add",
      id: randomUUID() as CardId,
      lane: lane?.id as LaneId,
      column: stages[at]?.id as never,
      at: 0,
      text: richTextOf(name),
    })),
  );
  return made;
}

beforeAll(async () => {
  await used.client.changeMe({ name: "Ines", email: "ines@example.org" });
  map = await mapWithCards();
  const make = (role: Exclude<WorkspaceRole, "owner">) => used.somebody(`The ${role}`, role);
  const [administrator, editor, commenter, viewer, guest] = await Promise.all([
    make("administrator"),
    make("editor"),
    make("commenter"),
    make("viewer"),
    make("guest"),
  ]);
  people = { administrator, editor, commenter, viewer, guest };
  await used.client.setMapRole(map, guest.account, "viewer");
});

const as = (somebody: Somebody, window: Window = {}): Window => ({ ...window, as: somebody.cookie });
const card = (page: Page, name: string) => page.getByRole("gridcell").getByRole("group", { name });
const readOnly = (page: Page) => page.getByText("Read only", { exact: true });
const roleSelect = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`Role of ${name}( here)?$`) });

/** As the page of somebody with a link does. */
async function enterWith(link: string, who: { name: string; email?: string; password: string }) {
  const token = link.split("#")[1] ?? "";
  const answer = await fetch(`${used.url}/v1/tickets/use`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, ...who }),
  });
  expect(answer.status).toBe(200);
  return cookieOf(answer);
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe("inviting", () => {
  async function openPeople(window?: Window): Promise<Page> {
    const page = await used.open("/people", window);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    return page;
  }

  it("gives a link to copy, which brings somebody in as what was said, once", async () => {
    const page = await openPeople(as(people.administrator));
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    const dialog = page.getByRole("dialog");
    // An administrator makes nobody an owner.
    expect(await dialog.getByRole("radio").count()).toBe(5);
    await dialog.getByRole("textbox", { name: "E-mail address" }).fill("not an address");
    await dialog.getByRole("button", { name: "Make the link" }).click();
    await dialog.getByText("This is not an e-mail address").waitFor();
    await dialog.getByRole("textbox", { name: "E-mail address" }).fill("tomasz@example.org");
    await dialog.getByText("Reads and comments").click();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    await dialog.getByText(/^Good once, until/).waitFor();
    await dialog.getByText("Send it to tomasz@example.org").waitFor();
    await dialog.getByRole("button", { name: "Copy" }).click();
    await page.getByText("The link is copied").waitFor();
    const link = await copied(page);
    expect(link).toMatch(new RegExp(`^${used.url}/enter#`));
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByText("by The administrator").waitFor();

    const cookie = await enterWith(link, {
      name: "Tomasz",
      email: "tomasz@example.org",
      password: "long enough",
    });
    const theirs = await used.open("/people", { as: cookie });
    await theirs.getByRole("listitem").filter({ hasText: "Tomasz" }).getByText("Commenter").waitFor();
    await page.reload();
    await page.getByText("tomasz@example.org").waitFor();
    expect(await page.getByText("by The administrator").count()).toBe(0);
  });

  it("a link that waits can be copied again, or withdrawn", async () => {
    const { path } = await used.client.invite({ role: "viewer", email: "late@example.org" });
    const page = await openPeople();
    const row = page.getByRole("listitem").filter({ hasText: "late@example.org" });
    await row.getByText("As: Viewer").waitFor();
    await row.getByRole("button", { name: "Copy the link for late@example.org" }).click();
    await page.getByText("The link is copied").waitFor();
    expect(await copied(page)).toBe(used.url + path);
    await row.getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await page.getByText("The invitation for late@example.org is withdrawn").waitFor();
    await expect.poll(() => row.count()).toBe(0);
    await expect(used.client.readTicket(path.split("#")[1] ?? "")).rejects.toThrow();
  });

  it("where the browser lends no clipboard, the link is selected for the keyboard", async () => {
    const page = await used.open("/people");
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByText("The link is selected").waitFor();
    const field = page.getByRole("textbox", { name: "Link" });
    const selected = await field.evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    expect(selected).toBe(await field.inputValue());
  });

  it("the workspace is named in place, by administrators alone", async () => {
    const page = await used.open("/people");
    await page.getByRole("button", { name: /rename the workspace/ }).click();
    await page.getByRole("textbox", { name: "Name of the workspace" }).fill("Linden & Sons");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Linden & Sons, rename the workspace" }).waitFor();
    const reader = await used.open("/people", as(people.editor));
    await reader.getByRole("heading", { name: "Linden & Sons" }).waitFor();
    expect(await reader.getByRole("button", { name: /rename the workspace/ }).count()).toBe(0);
  });
});

/** What somebody of a role meets. */
interface Meets {
  readonly places: readonly string[];
  readonly onHome: readonly string[];
  readonly onProject: readonly string[] | "no menu";
  readonly onMapLine: readonly string[];
  /** Roles of others can be changed; undefined: there is no such page. */
  readonly people: "changes" | "reads" | "nothing";
  readonly draws: boolean;
  /** What the dialog about the map offers. */
  readonly share: "changes" | "reads" | "nothing";
}

const allPlaces = ["Maps", "Templates", "Personas", "Imports", "People"];
const fromProject = [
  "New map in this project",
  "Import a file with events",
  "Sources of events",
  "Open a map file",
];
const makers = ["New project", "Import a file", "New map"];
const onMapLine = ["Duplicate", "Download the map file", "Delete"];
const keeper: Meets = {
  places: allPlaces,
  onHome: makers,
  onProject: [...fromProject, "Who sees this project", "Delete the project"],
  onMapLine,
  people: "changes",
  draws: true,
  share: "changes",
};
const reader: Meets = {
  places: ["Maps", "Personas", "Imports", "People"],
  onHome: [],
  onProject: "no menu",
  onMapLine: ["Download the map file"],
  people: "reads",
  draws: false,
  share: "nothing",
};
const meets: Readonly<Record<WorkspaceRole, Meets>> = {
  owner: keeper,
  administrator: keeper,
  editor: {
    ...keeper,
    onProject: [...fromProject, "Who sees this project"],
    people: "reads",
    share: "reads",
  },
  commenter: reader,
  viewer: reader,
  guest: { ...reader, places: ["Maps"], people: "nothing" },
};

describe.each(Object.entries(meets) as [WorkspaceRole, Meets][])("%s", (role, expected) => {
  const window = () => (role === "owner" ? {} : as(people[role]));

  async function menuOf(page: Page, button: string): Promise<readonly string[] | "no menu"> {
    const found = page.getByRole("button", { name: button, exact: true });
    if ((await found.count()) === 0) return "no menu";
    await found.click();
    await page.getByRole("menu").waitFor();
    const names = await page.getByRole("menuitem").allTextContents();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    return names;
  }

  it("sees of the workspace exactly what it may use", async () => {
    const page = await used.open("/", window());
    await page.getByRole("listitem").first().waitFor();
    const bar = page.getByRole("navigation", { name: "Places" });
    await expect.poll(() => bar.getByRole("link").allTextContents()).toEqual(expected.places);
    const actions = page.locator("main").getByRole("button").or(page.locator("main").getByRole("link"));
    const names = await actions.allTextContents();
    expect(names.filter((name) => makers.includes(name))).toEqual(expected.onHome);
    expect(await menuOf(page, "What to do with My maps")).toEqual(expected.onProject);
    const line = await page
      .getByRole("listitem")
      .first()
      .getByRole("link")
      .locator("span")
      .first()
      .textContent();
    expect(await menuOf(page, `What to do with ${line}`)).toEqual(expected.onMapLine);

    await page.goto("/templates");
    const isShown = page.getByText("You may read here");
    await isShown.or(page.getByText("For any product or service")).waitFor();
    expect(await isShown.count()).toBe(expected.onHome.length > 0 ? 0 : 1);
  });

  it("sees of the people exactly what it may", async () => {
    const page = await used.open("/people", window());
    if (expected.people === "nothing") {
      await page.getByText("You may not do this").waitFor();
      return;
    }
    const row = page.getByRole("listitem").filter({ hasText: "The viewer" });
    await row.waitFor();
    const may = expected.people === "changes" ? 1 : 0;
    expect(await page.getByRole("button", { name: "Invite", exact: true }).count()).toBe(may);
    expect(await roleSelect(page, "The commenter").count()).toBe(may);
    expect(await page.getByRole("button", { name: "Remove The commenter" }).count()).toBe(may);
    // Administrators do not touch owners.
    expect(await roleSelect(page, "Ines").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Leave the workspace" }).count()).toBe(1);
  });

  it("meets on a map no tool that does nothing", async () => {
    const page = await used.openMap(map, window());
    await card(page, "First").waitFor();
    const draws = expected.draws ? 1 : 0;
    expect(await readOnly(page).count()).toBe(1 - draws);
    for (const tool of ["Add a card", "Undo", "Add a lane", "Add a persona", /rename the map$/])
      expect([tool, await page.getByRole("button", { name: tool, exact: true }).count()]).toEqual([
        tool,
        draws,
      ]);
    for (const tool of ["Find", "Inspector"])
      expect([tool, await page.getByRole("button", { name: tool, exact: true }).count()]).toEqual([tool, 1]);
    await card(page, "First").focus();
    await page.keyboard.press("Delete");
    await expect.poll(() => card(page, "First").count()).toBe(1 - draws);
    if (expected.draws) {
      await page.getByRole("button", { name: "Undo" }).first().click();
      await card(page, "First").waitFor();
    }
    await card(page, "Second").dblclick();
    const box = page.getByRole("textbox", { name: "Text of the card" });
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await (expected.draws ? box : inspector).waitFor();
    expect(await inspector.getByRole("button", { name: "Delete the card" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  it("learns who sees the map as far as it may", async () => {
    const page = await used.openMap(map, window());
    await card(page, "First").waitFor();
    const share = page.getByRole("button", { name: "Share", exact: true });
    if (expected.share === "nothing") {
      await readOnly(page).waitFor();
      expect(await share.count()).toBe(0);
      await page.keyboard.press("Shift+I");
      expect(await page.getByRole("dialog").count()).toBe(0);
      return;
    }
    await share.click();
    const dialog = page.getByRole("dialog", { name: "Who sees this map" });
    await dialog.getByText("The viewer", { exact: true }).waitFor();
    const may = expected.share === "changes" ? 1 : 0;
    expect(await roleSelect(page, "The viewer").count()).toBe(may);
    expect(await dialog.getByText("A guest for this map").count()).toBe(may);
  });
});

describe("what somebody may do changes while they work", () => {
  it("tools go at once where a role is changed in another browser, and come back by Undo", async () => {
    const olga = await used.somebody("Olga", "editor");
    const theirs = await used.openMap(map, as(olga));
    await card(theirs, "First").waitFor();
    const page = await used.open("/people");
    await roleSelect(page, "Olga").click();
    await page.getByRole("option", { name: "Viewer" }).click();
    await page.getByText("Olga is now: Viewer").waitFor();
    await readOnly(theirs).waitFor({ timeout: 5_000 });
    await theirs.getByText("From now on you may read this map").waitFor();
    expect(await theirs.getByRole("button", { name: "Add a card" }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await theirs.getByRole("button", { name: "Add a card" }).waitFor({ timeout: 5_000 });
    await expect.poll(() => roleSelect(page, "Olga").textContent()).toContain("Editor");
  });

  it("in the middle of a drag the card stays where it lies", async () => {
    const leon = await used.somebody("Leon", "editor");
    const theirs = await used.openMap(map, as(leon));
    const [from, onto] = [
      await card(theirs, "First").boundingBox(),
      await card(theirs, "Second").boundingBox(),
    ];
    if (!from || !onto) throw new Error("both are on the screen");
    await theirs.mouse.move(from.x + 40, from.y + 10);
    await theirs.mouse.down();
    await theirs.mouse.move(from.x + 48, from.y + 18, { steps: 3 });
    await theirs.mouse.move(onto.x + 60, onto.y + onto.height - 3, { steps: 8 });
    await theirs.locator("[data-busy]").waitFor();
    await used.client.setMemberRole(leon.account, "viewer");
    await readOnly(theirs).waitFor({ timeout: 5_000 });
    expect(await theirs.locator("[data-busy]").count()).toBe(0);
    await theirs.mouse.move(onto.x + 60, onto.y + onto.height - 2);
    await theirs.mouse.up();
    await theirs.getByText("You may read this map, not change it").waitFor();
    const { cards, stages } = await used.client.map(map);
    expect(cards.map(({ column }) => stages.findIndex(({ id }) => id === column)).toSorted()).toEqual([0, 1]);
    expect(await theirs.getByText(/edits? (was|were) not taken/).count()).toBe(0);
  });

  it("words that were being written are kept aside and shown", async () => {
    const rosa = await used.somebody("Rosa", "editor");
    const theirs = await used.openMap(map, as(rosa));
    await card(theirs, "First").dblclick();
    await theirs.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await theirs.keyboard.type(" and dear to me");
    await used.client.setMemberRole(rosa.account, "commenter");
    await theirs.getByRole("button", { name: "An edit was not taken" }).click({ timeout: 10_000 });
    const dialog = theirs.getByRole("dialog");
    await dialog.getByText("First and dear to me").waitFor();
    await dialog.getByText("You may look at this map, but not change it").waitFor();
    await dialog.getByRole("button", { name: "Close the list" }).click();
    await readOnly(theirs).waitFor();
    expect(await card(theirs, "First and dear to me").count()).toBe(0);
    await card(theirs, "First").waitFor();
  });

  it("removal closes an open map within two seconds, with the words that were being written", async () => {
    const paul = await used.somebody("Paul", "editor");
    const theirs = await used.openMap(map, as(paul));
    await card(theirs, "First").dblclick();
    await theirs.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await theirs.keyboard.type(" of Paul");
    const page = await used.open("/people");
    await page.getByRole("button", { name: "Remove Paul" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Paul is no longer in the workspace").waitFor();
    await theirs.getByText("You no longer have access to this map").waitFor({ timeout: 2_000 });
    await theirs.getByText("First of Paul").waitFor();
    expect(await theirs.getByText("No connection").count()).toBe(0);
    expect(await theirs.getByText("From now on you may read this map").count()).toBe(0);
    await picture(theirs, "access-lost-en-light");
    await expectAccessible(theirs);
    await expectToFit(theirs);
    await theirs.getByRole("link", { name: "See all maps" }).click();
    await theirs.waitForURL("**/sign-in");
    expect(await theirs.getByText("First", { exact: true }).count()).toBe(0);
  });

  it("so does suspending the account", async () => {
    const eva = await used.somebody("Eva", "editor");
    const theirs = await used.openMap(map, as(eva));
    await card(theirs, "First").waitFor();
    await used.operator().suspendAccount(eva.account);
    await theirs.getByText("You no longer have access to this map").waitFor({ timeout: 2_000 });
    const page = await used.open("/people");
    await page.getByRole("listitem").filter({ hasText: "Eva" }).getByText("Suspended").waitFor();
  });

  it("whoever was offline when the map was closed to them is told so, not that there is no connection", async () => {
    const nils = await used.somebody("Nils", "editor");
    const theirs = await used.openMap(map, as(nils));
    await card(theirs, "First").waitFor();
    await used.kill();
    await theirs.getByText("No connection").waitFor();
    await theirs.context().setOffline(true);
    await used.restart();
    await used.client.setMapRole(map, nils.account, "none");
    await theirs.context().setOffline(false);
    await theirs.getByText("You no longer have access to this map").waitFor({ timeout: 15_000 });
  });

  it("whoever leaves sees the workspace no longer", async () => {
    const mira = await used.somebody("Mira", "viewer");
    const theirs = await used.open("/people", as(mira));
    await theirs.getByRole("button", { name: "Leave the workspace" }).click();
    const dialog = theirs.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Leave" }).click();
    await theirs.waitForURL((url) => url.pathname !== "/people");
    expect((await used.client.members()).members.some(({ name }) => name === "Mira")).toBe(false);
    await expect(mira.client.maps()).rejects.toThrow();
  });
});

describe("one map, one project", () => {
  it("a role of one's own on one map holds there alone, and changes the open map at once", async () => {
    const other = await mapWithCards();
    const theirs = await used.openMap(map, as(people.viewer));
    await readOnly(theirs).waitFor();
    const page = await used.openMap(map);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await roleSelect(page, "The viewer").click();
    await page.getByRole("option", { name: "Editor" }).click();
    await theirs.getByRole("button", { name: "Add a card" }).waitFor({ timeout: 5_000 });
    await theirs.goto(`/map/${other}`);
    await readOnly(theirs).waitFor();

    await roleSelect(page, "The viewer").click();
    await page.getByRole("option", { name: "No access" }).click();
    await page.getByText("Do not see it").waitFor();
    await theirs.goto(`/map/${map}`);
    await theirs.getByText("it is not open to you").waitFor();
    expect((await people.viewer.client.maps()).maps.map(({ id }) => id)).not.toContain(map);
    await roleSelect(page, "The viewer").click();
    await page.getByRole("option", { name: /^As elsewhere/ }).click();
    await theirs.reload();
    await readOnly(theirs).waitFor();
  });

  it("a role in a project holds for all of its maps, and opens the ways to make more in it alone", async () => {
    const inside = await mapWithCards("Clinic");
    const page = await used.open("/");
    await page.getByRole("button", { name: "What to do with Clinic" }).click();
    await page.getByRole("menuitem", { name: "Who sees this project" }).click();
    await page.getByRole("dialog", { name: "Who sees the project Clinic" }).waitFor();
    await roleSelect(page, "The commenter").click();
    await page.getByRole("option", { name: "Editor" }).click();
    await expect
      .poll(async () => (await people.commenter.client.maps()).maps.find(({ id }) => id === inside)?.role)
      .toBe("editor");

    const theirs = await used.openMap(inside, as(people.commenter));
    await theirs.getByRole("button", { name: "Add a card" }).waitFor();
    await theirs.goto(`/map/${map}`);
    await readOnly(theirs).waitFor();
    await theirs.goto("/templates");
    await theirs.getByRole("button", { name: /Clinic.*Project$|Project.*Clinic/ }).waitFor();
    await theirs.getByText("For any product or service").click();
    await theirs.waitForURL(/\/map\//);
    await theirs.getByRole("grid").waitFor();
    expect((await used.client.maps()).maps.filter(({ project }) => project === "Clinic")).toHaveLength(2);
    await used.client.setProjectRole(
      (await used.client.projects()).projects.find(({ name }) => name === "Clinic")?.id as never,
      people.commenter.account,
      null,
    );
  });

  it("a guest comes by the link of one map and sees that map alone, with its numbers", async () => {
    const { current } = await used.client.example("en");
    const page = await used.openMap(current);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Make the link" }).click();
    await dialog.getByRole("button", { name: "Copy" }).click();
    await page.getByText("The link is copied").waitFor();
    const link = await copied(page);
    const cookie = await enterWith(link, {
      name: "Marta",
      email: "marta@example.org",
      password: "long enough",
    });
    const guest = clientAs(used.url, cookie);
    expect((await guest.maps()).maps.map(({ id, role }) => [id, role])).toEqual([[current, "viewer"]]);
    await expect(guest.members()).rejects.toThrow();

    const theirs = await used.openMap(current, { as: cookie });
    await readOnly(theirs).waitFor();
    await theirs.getByText("people in the period").first().waitFor({ timeout: 60_000 });
    const counted = async (window: Page) =>
      (await window.locator("footer").textContent())?.match(/n = [\d,]+ people/)?.[0];
    await expect.poll(() => counted(page), { timeout: 60_000 }).toBeDefined();
    await expect.poll(() => counted(theirs), { timeout: 60_000 }).toBe(await counted(page));
    await theirs.goto(`/map/${map}`);
    await theirs.getByText("it is not open to you").waitFor();
    await theirs.goto("/");
    await expect.poll(() => theirs.getByRole("listitem").count()).toBe(1);
  });
});

describe("to be read by everybody", () => {
  const words = {
    en: { invite: "Invite", make: "Make the link", share: "Share", more: "More", who: "Who sees this map" },
    ru: {
      invite: "Пригласить",
      make: "Создать ссылку",
      share: "Поделиться",
      more: "Ещё",
      who: "Кто видит эту карту",
    },
    pl: {
      invite: "Zaproś",
      make: "Utwórz odnośnik",
      share: "Udostępnij",
      more: "Więcej",
      who: "Kto widzi tę mapę",
    },
  } as const;

  it.each(readers)("$title", async (window) => {
    const { lang, phone } = window;
    const said = words[lang];
    await used.client.invite({ role: "commenter", map, email: "someone.with.a.long.name@example.org" });
    const page = await used.open("/people", window);
    await page.getByText("someone.with.a.long.name@example.org").first().waitFor();
    const check = async () => {
      await expectAccessible(page);
      await expectToFit(page);
    };
    await check();
    await page.getByRole("button", { name: said.invite, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await check();
    await page.getByRole("button", { name: said.make }).click();
    await page.getByRole("textbox").waitFor();
    await check();

    await page.goto(`/map/${map}`);
    if (phone) {
      await page.getByRole("button", { name: said.more, exact: true }).click();
      await page.getByRole("menuitem", { name: said.who }).click();
    } else await page.getByRole("button", { name: said.share, exact: true }).click();
    await page.getByRole("dialog", { name: said.who }).getByRole("list").first().waitFor();
    await check();

    const reader = await used.openMap(map, as(people.viewer, window));
    await expectAccessible(reader);
    await expectToFit(reader);
    if (phone) await reader.getByRole("button", { name: "First" }).click();
    else await card(reader, "First").dblclick();
    await reader.getByText("First").first().waitFor();
    await expectAccessible(reader);
  });
});

it("two owners who remove each other at the same time leave one", async () => {
  const second = await used.somebody("Second Owner", "owner");
  const one = await used.open("/people");
  const two = await used.open("/people", as(second));
  await one.getByRole("button", { name: "Remove Second Owner" }).click();
  await two.getByRole("button", { name: "Remove Ines" }).click();
  const confirm = (page: Page) =>
    page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await Promise.all([confirm(one), confirm(two)]);
  const owners = async () => {
    const { accounts } = await used.operator().accounts();
    return accounts.filter(({ workspaces }) => workspaces.some(({ role }) => role === "owner"));
  };
  await expect.poll(async () => (await owners()).length).toBe(1);
  // Whoever is left is not removed by anybody, themselves included.
  const [left] = await owners();
  if (!left) throw new Error("one stays");
  const page = left.id === second.account ? two : one;
  await page.reload();
  await page.getByRole("button", { name: "Leave the workspace" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await page.getByText("A workspace needs an owner who can sign in").waitFor();
  expect(await owners()).toHaveLength(1);
});
