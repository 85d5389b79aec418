// Whatever people, files and other programs call things: a name is shown, and never run.
import type { CardId, ColumnId, ConnectorId, Edit, MapId, PersonaId, StageId, StepId } from "@itinera/core";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { dropFiles } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";

const payloads = [
  `<script>hit()</script>`,
  `<img src=x onerror=hit()>`,
  `<svg onload=hit()>`,
  `<svg><script>hit()</script></svg>`,
  `"><script>hit()</script>`,
  `'><img src=x onerror=hit()>`,
  `" onmouseover="hit()" autofocus onfocus="hit()" x="`,
  `javascript:hit()`,
  `<a href="javascript:hit()">x</a>`,
  `<iframe srcdoc="<script>parent.hit()</script>">`,
  `<iframe src="javascript:parent.hit()">`,
  `<body onload=hit()>`,
  `<details open ontoggle=hit()>`,
  `<input autofocus onfocus=hit()>`,
  `<video><source onerror=hit()></video>`,
  `<math><mtext></form><form><mglyph><style></math><img src=x onerror=hit()>`,
  `</title><script>hit()</script>`,
  `</textarea><script>hit()</script>`,
  `</style><script>hit()</script>`,
  `--><script>hit()</script>`,
  `]]><script>hit()</script>`,
  `<![CDATA[<script>hit()</script>]]>`,
  `&lt;script&gt;hit()&lt;/script&gt;`,
  `&#60;img src=x onerror=hit()&#62;`,
  `\u202E<script>hit()</script>`,
  `{{constructor.constructor('hit()')()}}`,
  "${hit()}",
  `$t(common:name){{hit}}`,
  `<use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>hit()</script></svg>#x">`,
  `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="hit()"/></foreignObject>`,
];

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const log = [
  `case,event,time,channel,${quoted(payloads[1] ?? "")}`,
  ...payloads.map((name, at) =>
    [name, name, new Date(Date.UTC(2025, 0, 1, 0, at)).toISOString(), name, name].map(quoted).join(","),
  ),
  `${quoted(payloads[0] ?? "")},x,${quoted(payloads[1] ?? "")},,`,
].join("\n");

const { client, open } = useOwnApp();
let map: MapId;
let discovered: MapId;
beforeAll(async () => {
  for (const name of payloads) await client.newProject(name);
  const [project = ""] = payloads;

  const made = await client.newMap({
    project,
    from: { kind: "template", template: "restaurant", lang: "en" },
  });
  map = made.map;
  const { lanes, stages } = await client.map(made.map);
  const lane = lanes.find((one) => one.kind === "touchpoints") ?? lanes[0]!;
  const textOf = (text: string) => ({
    type: "doc" as const,
    content: [
      {
        type: "paragraph" as const,
        content: [
          {
            type: "text" as const,
            text,
            marks: [{ type: "link" as const, attrs: { href: "javascript:hit()" } }],
          },
        ],
      },
    ],
  });
  await client.editMap(
    made.map,
    payloads.flatMap((name, at): Edit[] => {
      const stage = `s${at}` as StageId;
      return [
        { kind: "map.rename", name },
        { kind: "map.set-frame", fields: { goal: name } },
        { kind: "stage.add", id: stage, name, at: 0 },
        {
          kind: "stage.bind",
          id: stage,
          binding: [{ name, where: [{ property: name, op: "is", value: name }] }],
        },
        { kind: "step.add", id: `t${at}` as StepId, stage, name, at: 0 },
        { kind: "persona.add", id: `p${at}` as PersonaId, name },
        { kind: "lane.rename", id: lane.id, name },
        {
          kind: "card.add",
          id: `c${at}` as CardId,
          lane: lane.id,
          column: `t${at}` as ColumnId,
          at: 0,
          text: textOf(name),
          channels: [name.slice(0, 64)],
        },
        { kind: "connector.add", id: `k${at}` as ConnectorId, from: stage, to: stages[0]!.id, label: name },
      ];
    }),
  );

  const { upload } = await client.upload("log.csv", log);
  const imported = await client.newImport({ upload, project, fileName: `${payloads[1]}.csv`, mapping: {} });
  while ((await client.import(imported.import)).state !== "done") await pause(100);
  const { projectId } = await client.import(imported.import);
  discovered = (await client.discover(projectId, {})).map;
});

/** Opens a page, waits for it, and tells what ran or stands in it that must not. */
async function intruders(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const bad =
      "[onerror],[onload],[onfocus],[ontoggle],[onmouseover],iframe,a[href^='javascript:'],#root script,#root svg script";
    const found = [...document.querySelectorAll(bad)].map((one) => one.outerHTML.slice(0, 200));
    return [...found, ...((window as unknown as { hits?: string[] }).hits ?? [])];
  });
}

async function visit(path: string, ready: string): Promise<Page> {
  const page = await open("/nowhere", { unguarded: true });
  await page.addInitScript(() => {
    const hits: string[] = [];
    Object.assign(window, { hits, hit: () => hits.push("a script ran") });
  });
  await page.goto(path);
  await page.locator(ready).first().waitFor({ timeout: 30_000 });
  return page;
}

it.each([
  ["the list of maps", () => "/", "main section"],
  ["a map full of such names", () => `/map/${map}`, "[role=grid]"],
  ["a map that was discovered in such a log", () => `/map/${discovered}`, "[role=grid]"],
  ["the list of imports", () => "/imports", "main"],
  ["the list of templates", () => "/templates", "main"],
])("%s shows them and runs nothing, even without the policy of contents", async (_, path, ready) => {
  const page = await visit(path(), ready);
  expect(await intruders(page)).toEqual([]);
});

it("the preview of a file shows them and runs nothing", async () => {
  const page = await visit("/import", "main");
  await dropFiles(page, { name: `${payloads[1]}.csv`, content: log });
  await page.locator("table").first().waitFor();
  expect(await intruders(page)).toEqual([]);
});

it("an exported picture runs nothing, wherever it is opened", async () => {
  const svg = new TextDecoder().decode(await client.exportMap(map, { format: "svg" }));
  const page = await visit("/nowhere", "main");
  // Put into the page as it stands: the worst place that it can come to.
  await page.evaluate((text) => (document.getElementById("root")!.innerHTML = text), svg);
  expect(await intruders(page)).toEqual([]);
  const strict = await page.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, "image/svg+xml");
    return picture.querySelectorAll("parsererror, script").length;
  }, svg);
  expect(strict).toBe(0);
});

it("pages that are open with such names ask for nothing that the policy of contents forbids", async () => {
  for (const path of [`/map/${map}`, "/imports"]) {
    // What the browser forbids is an error on its console, which fails the file at its end.
    const page = await open(path);
    await page.locator("main, [role=grid]").first().waitFor();
  }
});
