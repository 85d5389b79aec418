import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadMessages } from "./catalogue.ts";
import { namespaces, type MessageTree } from "./messages.ts";

const packagesFolder = new URL("../../../", import.meta.url);
const sources = globSync("*/src/**/*.{ts,tsx}", { cwd: packagesFolder })
  .filter((path) => !path.includes(".test"))
  .map((path) => ({ path, text: readFileSync(new URL(path, packagesFolder), "utf8") }));

const anySpace = `(?:${namespaces.join("|")})`;
/** "map:stage.add", wherever it stands. */
const wholeKey = new RegExp(`["'\`](${anySpace}:[A-Za-z][\\w.-]*)["'\`]`, "g");
/** t(`map:stage.${what}`): a template that is not asked for a text may be anything else. */
const builtKey = new RegExp(`\\bt\\(\\[?\`(${anySpace}:[^\`]*\\$\\{[^\`]*)\``, "g");

interface NamedKey {
  readonly path: string;
  readonly key: string;
  readonly fits: RegExp;
}

const escaped = (text: string) => text.replace(/[.-]/g, "\\$&");
const keysIn = ({ path, text }: (typeof sources)[number]): readonly NamedKey[] =>
  [...text.matchAll(wholeKey), ...text.matchAll(builtKey)].map(([, key = ""]) => {
    // What stands in a gap is one word of the path; codes of problems and actions of the audit log have several.
    const gap = /^(errors|audit):/.test(key) ? "[\\w.-]+" : "[\\w-]+";
    const pattern = key
      .split(/\$\{[^}]*\}/)
      .map(escaped)
      .join(gap);
    return { path, key, fits: new RegExp(`^${pattern}(_(one|other))?$`) };
  });

const leaves = (tree: MessageTree, path: string): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key] : leaves(value, `${path}${key}.`),
  );

const messages = await loadMessages("en");
const keys = namespaces.flatMap((namespace) => leaves(messages[namespace], `${namespace}:`));
const named = sources.flatMap(keysIn);

it("every key that the code names is in the catalogue", () => {
  expect(named.length).toBeGreaterThan(0);
  const missing = named.filter(({ fits }) => !keys.some((key) => fits.test(key)));
  expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
});

it("every key of the catalogue is named by the code", () => {
  const unnamed = keys.filter((key) => !named.some(({ fits }) => fits.test(key)));
  expect(unnamed).toEqual([]);
});

it("every text of a problem belongs to a code that the server can answer", () => {
  const quoted = /["'`]([a-z-]+\.)([a-z-]+|\$\{)/g;
  const codes = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(quoted)].map(([, of = "", what = ""]) => of + what)),
  );
  const isAnswered = (code: string) => codes.has(code) || codes.has(code.replace(/\..*/, ".${"));
  const said = leaves(messages["errors"], "").filter((code) => code.includes("."));
  expect(said.filter((code) => !isAnswered(code))).toEqual([]);
});
