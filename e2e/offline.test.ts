// The application and its maps without a server: opened, edited, reloaded, in two windows, and brought home.
import { decodeClientFrame, encodeServerFrame } from "@itinera/protocol";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";

const used = useOwnApp({ worker: true });
const { open, openMap, newMap } = used;

const card = (page: Page, name: string) => page.getByRole("group", { name });
const emptyCell = (page: Page) => page.locator("[role=gridcell][data-place]").first();
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor({ timeout: 30_000 });

async function addCard(page: Page, words: string): Promise<void> {
  await emptyCell(page).focus();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await card(page, words).waitFor();
}

/** The application's files lie on this computer. */
const filesAreHere = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

it("a page is loaded again while the server is away, edited, and all of it is saved when it is back", async () => {
  const map = await newMap();
  const page = await openMap(map);
  await addCard(page, "With a server");
  await saved(page);
  await filesAreHere(page);

  await used.kill();
  await page.getByText("No connection").waitFor();
  await addCard(page, "In the tunnel");
  await page.getByText("1 edit waits on this computer").waitFor();
  await page.reload();
  await card(page, "In the tunnel").waitFor();
  await card(page, "With a server").waitFor();
  await addCard(page, "After a reload");
  await page.getByText("2 edits wait on this computer").waitFor();
  await picture(page, "offline-map-en-light");

  const policy = await page.evaluate(async () =>
    (await caches.match("/"))?.headers.get("content-security-policy"),
  );
  expect(policy).toContain("default-src 'self'");

  await page.goto("/");
  await page.getByText("The server does not answer").waitFor();
  await page.getByText("2 edits wait").waitFor();
  await expectAccessible(page);
  await expectToFit(page);
  await picture(page, "offline-home-en-light");
  await page.getByRole("link", { name: /Current state/ }).click();
  await card(page, "After a reload").waitFor();

  await used.restart();
  await saved(page);
  const fresh = await openMap(map);
  for (const words of ["With a server", "In the tunnel", "After a reload"])
    await card(fresh, words).waitFor();
});

it("the list of what lies on this computer is read in three languages, on two sizes, by light and by dark", async () => {
  const map = await newMap();
  const pages = [
    await openMap(map, { lang: "ru", theme: "dark" }),
    await openMap(map, { lang: "pl", phone: true }),
  ];
  for (const page of pages) await filesAreHere(page);
  await used.kill();
  for (const [at, page] of pages.entries()) {
    await page.goto("/");
    await page.getByRole("heading", { level: 2 }).waitFor();
    await picture(page, `offline-home-${at === 0 ? "ru-dark" : "pl-light-phone"}`);
    await expectAccessible(page);
    await expectToFit(page);
  }
  await used.restart();
});

it("two windows of one browser agree without a server, and one that is closed loses nothing", async () => {
  const map = await newMap();
  const one = await openMap(map);
  const two = await used.openBeside(one, `/map/${map}`);
  await two.getByRole("grid").waitFor();
  await saved(one);
  await saved(two);
  await filesAreHere(two);
  await used.kill();
  await one.getByText("No connection").waitFor();
  await two.getByText("No connection").waitFor();
  await addCard(one, "From the first");
  await card(two, "From the first").waitFor();
  await addCard(two, "From the second");
  await card(one, "From the second").waitFor();
  await one.getByText("2 edits wait on this computer").waitFor();
  await one.close();

  await used.restart();
  await saved(two);
  const fresh = await openMap(map);
  await card(fresh, "From the first").waitFor();
  await card(fresh, "From the second").waitFor();
});

it("an edit that is refused is set aside and shown; those around it stay, and nothing is loaded again", async () => {
  const map = await newMap();
  const page = await open("/imports");
  await page.routeWebSocket(/\/room$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = decodeClientFrame(Buffer.from(message));
      // A server that finds one text too long; the rest goes to the real one.
      if (frame?.kind === "edit" && Buffer.from(frame.update).includes("Far too long"))
        socket.send(
          Buffer.from(encodeServerFrame({ kind: "refused", n: frame.n, code: "too-long", text: "" })),
        );
      else server.send(message);
    });
  });
  await page.goto(`/map/${map}`);
  await page.getByRole("grid").waitFor();
  await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
  await addCard(page, "Before it");
  await saved(page);
  await addCard(page, "Far too long");
  await addCard(page, "Behind it");
  await page.getByRole("button", { name: "An edit was not taken" }).click();
  await page.getByRole("dialog").getByText("A text in it is too long.").waitFor();
  await page.getByRole("dialog").getByText("Far too long").waitFor();
  await picture(page, "refused-edit-en-light");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close the list" }).click();
  await card(page, "Before it").waitFor();
  await card(page, "Behind it").waitFor();
  expect(await card(page, "Far too long").count()).toBe(0);
  await saved(page);
  expect(await page.evaluate(() => "isTheSamePage" in globalThis)).toBe(true);
  const fresh = await openMap(map);
  await card(fresh, "Behind it").waitFor();
  expect(await card(fresh, "Far too long").count()).toBe(0);
});

it("says that it is saving for as long as the server has not answered", async () => {
  const map = await newMap();
  const page = await open("/imports");
  const held: (string | Buffer)[] = [];
  let pass: ((message: string | Buffer) => void) | undefined;
  let isHeld = false;
  await page.routeWebSocket(/\/room$/, (socket) => {
    const server = socket.connectToServer();
    pass = (message) => socket.send(message);
    server.onMessage((message) => {
      if (isHeld) held.push(message);
      else socket.send(message);
    });
  });
  await page.goto(`/map/${map}`);
  await page.getByRole("grid").waitFor();
  await saved(page);
  isHeld = true;
  await addCard(page, "On its way");
  await page.getByText("Saving", { exact: false }).first().waitFor();
  expect(await page.getByText("Saved", { exact: true }).count()).toBe(0);
  isHeld = false;
  for (const message of held) pass?.(message);
  await saved(page);
});

it("words that are being written are not called saved, and a window that is closed over them keeps them", async () => {
  const map = await newMap();
  const page = await openMap(map);
  await saved(page);
  await emptyCell(page).focus();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
  await page.keyboard.type("Half a sent");
  await page.getByText("Not saved yet").waitFor();
  expect(await page.getByText("Saved", { exact: true }).count()).toBe(0);
  await page.reload();
  await card(page, "Half a sent").waitFor();
  await saved(page);
});

it("so are the words of a name and of a field beside the sheet", async () => {
  const map = await newMap();
  const page = await openMap(map);
  await saved(page);
  const stillUnsaved = async () => {
    await page.getByText("Not saved yet").waitFor();
    expect(await page.getByText("Saved", { exact: true }).count()).toBe(0);
  };

  await page.getByRole("button", { name: /rename the map$/ }).click();
  await page.keyboard.type("Half a name");
  await stillUnsaved();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /^Half a name/ }).waitFor();
  await saved(page);

  await page.getByRole("columnheader").nth(1).focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("Half a stage");
  await stillUnsaved();
  await page.reload();
  await page.getByRole("columnheader", { name: /Half a stage/ }).waitFor();
  await saved(page);

  await page.getByRole("columnheader", { name: /Half a stage/ }).click();
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Half a note");
  await stillUnsaved();
  await page.reload();
  await saved(page);
  await page.getByRole("columnheader", { name: /Half a stage/ }).click();
  await page.getByRole("button", { name: "Inspector" }).click();
  await expect.poll(() => page.getByRole("textbox", { name: "Note" }).inputValue()).toBe("Half a note");
});
