// The first minutes: three ways in, the language, and the list of maps.
import { describe, expect, it } from "vitest";
import { dropFiles, expectAccessible, expectToFit, picture } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { open } = useOwnApp();

describe("the first visit", () => {
  it("begins at the welcome page, with three ways in", async () => {
    const page = await open("/");
    await page.waitForURL("**/welcome");
    await page.getByRole("heading", { level: 1, name: /Draw the journey/ }).waitFor();
    const ways = page.getByRole("navigation", { name: "Ways to begin" });
    await ways.getByRole("button", { name: "Explore the example" }).waitFor();
    await ways.getByRole("link", { name: "Import a file" }).waitFor();
    await ways.getByRole("link", { name: "Start from a template" }).waitFor();
    await page.getByText("Your data stays on this computer").waitFor();
    await picture(page, "welcome-en-light");
    await expectAccessible(page);
  });

  it("is as accessible in the dark and on a phone", async () => {
    const windows: readonly Window[] = [
      { theme: "dark" },
      { phone: true, lang: "ru" },
      { phone: true, lang: "pl", theme: "dark" },
    ];
    for (const { lang = "en", theme = "light", phone = false } of windows) {
      const page = await open("/welcome", { lang, theme, phone });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await picture(page, `welcome-${lang}-${theme}${phone ? "-phone" : ""}`);
      await expectAccessible(page);
      await expectToFit(page);
    }
  });

  it("speaks the language of the browser, and another one at once, for good", async () => {
    const page = await open("/welcome", { lang: "pl" });
    await page.getByRole("link", { name: "Wczytaj plik" }).waitFor();
    await page.getByRole("radio", { name: "Русский" }).click();
    await page.getByRole("link", { name: "Загрузить файл" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    expect(await page.title()).toBe("Добро пожаловать – Itinera");
    await page.reload();
    await page.getByRole("link", { name: "Загрузить файл" }).waitFor();
  });

  it("takes a file that is dropped anywhere", async () => {
    const page = await open("/welcome");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await dropFiles(page, { name: "visits.csv", content: "case,event,time\n1,look,2025-01-03T08:00:00Z\n" });
    await page.waitForURL("**/import");
    await page.getByRole("heading", { level: 1, name: "visits.csv" }).waitFor();
  });
});

describe("the three ways", () => {
  it("opens a template with texts in the language chosen for it", async () => {
    const page = await open("/welcome");
    await page.getByRole("link", { name: "Start from a template" }).click();
    await page.getByRole("heading", { level: 1, name: "Templates" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: /Language of the map/ }).click();
    await page.getByRole("option", { name: "Polski" }).click();
    await page.getByRole("combobox", { name: "Project" }).fill("Bistro");
    await page.getByRole("button", { name: /^Restauracja/ }).click();
    await page.waitForURL("**/map/*");
    await page.goto("/");
    await page
      .getByRole("region", { name: "Bistro" })
      .getByRole("link", { name: /Restauracja/ })
      .waitFor();
  });

  it("opens the example's map of today", async () => {
    const page = await open("/welcome");
    await page.getByRole("button", { name: "Explore the example" }).click();
    await page.waitForURL("**/map/*", { timeout: 30_000 });
  });
});

describe("the list of maps", () => {
  it("shows projects with their maps, in every language and on a phone", async () => {
    const windows: readonly Window[] = [{}, { theme: "dark", lang: "ru" }, { phone: true, lang: "pl" }];
    for (const window of windows) {
      const page = await open("/", window);
      await page.getByRole("link", { name: /Restauracja/ }).waitFor();
      await picture(page, `home-${window.lang ?? "en"}`);
      await expectAccessible(page);
      await expectToFit(page);
    }
  });

  it("deletes a map, and brings it back", async () => {
    const page = await open("/");
    await page.getByRole("button", { name: "What to do with Restauracja" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const map = page.getByRole("link", { name: /Restauracja/ });
    await map.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await map.waitFor();
  });

  it("duplicates a map", async () => {
    const page = await open("/");
    await page.getByRole("button", { name: "What to do with Restauracja" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect.poll(() => page.getByRole("link", { name: /Restauracja/ }).count()).toBe(2);
  });

  it("makes a project by keyboard alone, and deletes it after saying what goes", async () => {
    const page = await open("/");
    await page.getByRole("button", { name: "New project" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Clinic");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Clinic" }).waitFor();

    await page.getByRole("button", { name: "What to do with Bistro" }).click();
    await page.getByRole("menuitem", { name: "Delete the project" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Delete the project Bistro?" });
    await dialog.getByText("2 maps").waitFor();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Delete the project" }).click();
    await page.getByRole("region", { name: "Bistro" }).waitFor({ state: "detached" });
  });
});

it("says so where there is no page, and moves the focus into a page that is entered", async () => {
  const page = await open("/nowhere");
  await page.getByText("There is nothing at this address").waitFor();
  await page.getByRole("link", { name: "See all maps" }).click();
  await page.getByRole("heading", { level: 1, name: "Maps" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
});
