import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadMessages } from "./catalogue.ts";
import { namespaces, type MessageTree } from "./messages.ts";

const packagesFolder = new URL("../../../", import.meta.url);
const sources = globSync("*/src/**/*.{ts,tsx}", { cwd: packagesFolder }).filter(
  (path) => !path.includes(".test"),
);

/** `t("map:stage.add")` whole, and of `t(`map:stage.${what}`)` what stands before the first gap. */
const keyInCode = new RegExp(`["'\`](${namespaces.join("|")}):([A-Za-z][\\w.-]*)(["'\`]|\\$\\{)`, "g");

const leaves = (tree: MessageTree, path: string): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key] : leaves(value, `${path}${key}.`),
  );

it("every key that the code names is in the catalogue", async () => {
  const messages = await loadMessages("en");
  const keys = namespaces.flatMap((namespace) => leaves(messages[namespace], `${namespace}:`));
  const known = new Set(keys.flatMap((key) => [key, key.replace(/_(one|other)$/, "")]));
  const used = sources.flatMap((path) => {
    const text = readFileSync(new URL(path, packagesFolder), "utf8");
    return [...text.matchAll(keyInCode)].map(([, namespace, rest, end]) => ({
      path,
      key: `${namespace}:${rest}`,
      whole: end !== "${",
    }));
  });
  expect(used.length).toBeGreaterThan(0);
  const missing = used.filter(({ key, whole }) =>
    whole ? !known.has(key) : !keys.some((one) => one.startsWith(key)),
  );
  expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
});
