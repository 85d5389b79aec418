// Words are found in cards and names, marked, walked through, and replaced as one step.
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { openExample } = useApp();

describe("find and replace", () => {
  it("finds, counts, marks and walks; Escape leaves the hand on the find", async () => {
    const page = await openExample();
    await page.keyboard.press("Control+f");
    await page.getByRole("textbox", { name: "Find" }).waitFor();
    await page.keyboard.type("delivery");
    const bar = page.getByRole("search", { name: "Find" });
    await bar.getByText(/^1 of \d+$/).waitFor();
    expect(await page.locator("[data-found]").count()).toBeGreaterThan(2);
    await page.keyboard.press("Enter");
    await bar.getByText(/^2 of \d+$/).waitFor();
    await picture(page, "map-find");
    await expectAccessible(page);
    await page.keyboard.press("Shift+Enter");
    await bar.getByText(/^1 of \d+$/).waitFor();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/delivery/i);
    expect(await page.locator("[data-found]").count()).toBe(0);
  });

  it("replaces one, then all, and one undo takes all back", async () => {
    const page = await openExample();
    await page.keyboard.press("Control+h");
    await page.getByRole("textbox", { name: "Find" }).fill("newsletter");
    await page.getByRole("textbox", { name: "Replace with" }).fill("Weekly letter");
    const before = await page.getByRole("group", { name: /^Newsletter/ }).count();
    expect(before).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Replace", exact: true }).click();
    await expect.poll(() => page.getByRole("group", { name: /^Weekly letter/ }).count()).toBe(1);
    await page.getByRole("button", { name: "Replace all" }).click();
    await expect.poll(() => page.getByRole("group", { name: /^Weekly letter/ }).count()).toBe(before);
    await page.getByText(/places? replaced/).waitFor();
    await page.getByRole("search").getByText("Not found").waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect.poll(() => page.getByRole("group", { name: /^Newsletter/ }).count()).toBe(before - 1);
  });

  for (const [lang, name, theme] of [
    ["ru", "Найти и заменить", "dark"],
    ["pl", "Znajdź i zamień", "light"],
  ] as const)
    it(`is readable to all, ${lang}`, async () => {
      const page = await openExample({ lang, theme });
      await page.keyboard.press("Control+h");
      await page.getByRole("search", { name }).waitFor();
      await picture(page, `map-replace-${lang}`);
      await expectAccessible(page);
    });
});
