// Two hundred ways to make a page run what somebody wrote, in every field and every place where it is shown: nothing runs,
// with the policy of contents and without it, and nothing asks another server.
import { mapVersion, type MapId } from "@itinera/core";
import { encodeClientFrame } from "@itinera/protocol";
import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dropFiles } from "./harness.ts";
import {
  fullCards,
  mapOfCards,
  mapOfLanes,
  mapOfLists,
  mapOfStages,
  portraitPersona,
} from "./hostile-map.ts";
import { useOwnApp } from "./use-app.ts";
import { payloads } from "./xss-payloads.ts";

const app = useOwnApp();
const { client, openToStay } = app;
const url = () => app.url;

const project = payloads[0] ?? "";
/** Seven in a name. */
const fileNames = Array.from({ length: Math.ceil(payloads.length / 7) }, (_, at) =>
  payloads
    .slice(at * 7, at * 7 + 7)
    .join(" ")
    .replaceAll("\0", "")
    .toWellFormed()
    .slice(0, 400),
);

/** A socket says hello, and then who it is. */
const helloBytes = encodeClientFrame({
  kind: "hello",
  token: "",
  version: mapVersion,
  epoch: -1,
  client: 7,
  seq: 0,
  stateVector: new Uint8Array([0]),
});
const presenceStates = payloads
  .filter((name) => name.includes("<"))
  .slice(0, 40)
  .map((name, at) => [
    ...encodeClientFrame({
      kind: "presence",
      state: new TextEncoder().encode(JSON.stringify({ person: name.slice(0, 64) + at, name, colour: 1 })),
    }),
  ]);

/** Within the page, so that whoever they are is let in as the page is. */
async function visit({
  map,
  hello,
  states,
}: {
  readonly map: string;
  readonly hello: readonly number[];
  readonly states: readonly (readonly number[])[];
}): Promise<void> {
  await Promise.all(
    states.map(
      (state) =>
        new Promise<void>((resolve) => {
          const socket = new WebSocket(`/v1/maps/${map}/room`);
          socket.addEventListener("open", () => socket.send(new Uint8Array(hello)));
          const welcomed = () => {
            socket.send(new Uint8Array(state));
            resolve();
          };
          socket.addEventListener("message", welcomed, { once: true });
          socket.addEventListener("close", () => resolve());
        }),
    ),
  );
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** Every payload as a column, an event, a case and a value. */
const log = [
  ["case", "event", "time", "channel", ...payloads].map(quoted).join(","),
  ...payloads.map((name, at) =>
    [name, name, new Date(Date.UTC(2025, 0, 1, 0, at)).toISOString(), name, name].map(quoted).join(","),
  ),
  [payloads[1] ?? "", "x", payloads[2] ?? "", ""].map(quoted).join(","),
].join("\n");

let cards: MapId;
let lists: MapId;
let stages: MapId;
let lanes: MapId;
let discovered: MapId;
let guarded: Page;
let bare: Page;

/** Runs in the page before anything else does. */
function watch(): void {
  const told: string[] = [];
  const note = (what: string) => () => void told.push(what);
  Object.assign(window, {
    told,
    violations: [],
    __hit: (at: number) => void told.push(`payload ${at} ran`),
    alert: note("alert"),
    confirm: note("confirm"),
    prompt: note("prompt"),
    print: note("print"),
  });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
    (window as unknown as { violations: string[] }).violations.push(
      `${violatedDirective} ${blockedURI} ${sample}`,
    );
  });
}

/** What the browser itself told, of both windows. */
const heard: string[] = [];

async function watched(page: Page): Promise<Page> {
  page.on("dialog", (dialog) => {
    heard.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", () => heard.push("a window was opened"));
  page.on("download", () => heard.push("a file was loaded down"));
  page.on("request", (request) => {
    if (new URL(request.url()).host.endsWith(".invalid")) heard.push(`asked ${request.url()}`);
  });
  await page.addInitScript(watch);
  page.setDefaultTimeout(60_000);
  return page;
}

beforeAll(async () => {
  [guarded, bare] = (await Promise.all(
    [false, true].map(async (unguarded) => watched(await openToStay("/nowhere", { unguarded }))),
  )) as [Page, Page];
  for (const name of payloads) await client.newProject(name);
  cards = await mapOfCards(client, project);
  lists = await mapOfLists(client, project);
  stages = await mapOfStages(client, project);
  lanes = await mapOfLanes(client, project);
  for (const [at, name] of payloads.entries())
    await client.savePersona(`lib${at}` as never, { name, fields: { role: name, quote: name } });
  const { upload } = await client.upload("log.csv", log);
  const made = await client.newImport({ upload, project, fileName: fileNames[0] ?? "", mapping: {} });
  for (const name of fileNames) {
    const next = await client.upload(name, `case,event,time\n1,${quoted(name)},2025-01-01\n`);
    await client.newImport({ upload: next.upload, project, fileName: name, mapping: {} });
  }
  while ((await client.import(made.import)).state !== "done") await pause(50);
  const { projectId } = await client.import(made.import);
  discovered = (await client.discover(projectId, {})).map;
});

/** What ran, what the policy had to stop, and what stands in the page that must not. */
async function findings(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const said = window as unknown as { told?: string[]; violations?: string[] };
    const bad: string[] = [...(said.told ?? []), ...(said.violations ?? [])];
    const foreign =
      "iframe,frame,frameset,object,embed,applet,base,portal,math,foreignObject,marquee,meta[http-equiv],form[action],[formaction],[srcdoc],[background],[autofocus]:not(input,textarea,button,[role])";
    const isOurs = (url: string) =>
      !/^[\s\p{Cc}]*(?:javascript|vbscript|data|blob|view-source)[\s\p{Cc}]*:/iu.test(url);
    for (const element of document.querySelectorAll("*")) {
      const show = (why: string) => bad.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
      if (element.matches(foreign)) show("a foreign element");
      const source = element.getAttribute("src") ?? "";
      if (element.localName === "script" && !/^\/(?:assets\/[\w.-]+|before-start)\.js$/.test(source))
        show("a script");
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) show(`the attribute ${name}`);
        if (/(?:^|:)(?:href|action|ping)$|^(?:src|srcset|poster|data|code)$/i.test(name)) {
          const isPicture =
            /^(?:img|image)$/i.test(element.localName) &&
            /^(?:data:image\/(?:png|jpeg|webp)|blob:)/.test(value);
          if (!isOurs(value) && !isPicture) show(`an address in ${name}`);
        }
        if (name === "style" && /far\.invalid|expression|binding|behavior/i.test(value)) show("a style");
      }
    }
    for (const sheet of document.styleSheets)
      if (
        sheet.ownerNode instanceof HTMLStyleElement &&
        /far\.invalid|__hit/.test(sheet.ownerNode.textContent ?? "")
      )
        bad.push(`a style sheet: ${sheet.ownerNode.textContent?.slice(0, 200)}`);
    if ("polluted" in {} || Object.keys(Object.prototype).length > 0) bad.push("a prototype was changed");
    return bad;
  });
  return [...found, ...heard.splice(0)];
}

let looks = 0;
let executions = 0;
afterAll(() => {
  process.stdout.write(
    `${payloads.length} payloads, looked for in ${looks} places: ${executions} executions\n`,
  );
});

/** Opens the place, does something there, and tells what was found. */
async function look(
  page: Page,
  [path, ready]: readonly [path: string, ready: string],
  act: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<readonly string[]> {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  await act(page);
  // What is said of an error comes a moment after it.
  await page.waitForTimeout(150);
  const found = await findings(page);
  looks += 1;
  executions += found.length;
  return found;
}

/** With the policy, which tells what it had to stop, and without it, where nothing else would stop it. */
async function inBoth(path: string, ready: string, act?: (page: Page) => Promise<unknown>) {
  return (await Promise.all([guarded, bare].map((page) => look(page, [path, ready], act)))).flat();
}
/** What is much to draw. */
const inBare = (path: string, ready: string, act?: (page: Page) => Promise<unknown>) =>
  look(bare, [path, ready], act);

const grid = "[role=grid]";

/** Puts each into the page as it stands, which nothing of ours does; but for those that would lead away from it. */
const putIn = (page: Page) =>
  page.evaluate(
    async (all) => {
      for (const payload of all) {
        const place = document.body.appendChild(document.createElement("div"));
        place.innerHTML = payload;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    },
    payloads.filter((payload) => !payload.includes("http-equiv")),
  );

/** Else all the others would mean nothing. In windows of their own, whose troubles are meant. */
describe("a page that trusts somebody's words", () => {
  it("runs many of them, which is seen", async () => {
    const page = await watched(await bare.context().newPage());
    await page.goto("/nowhere");
    await page.locator("main").waitFor();
    await putIn(page);
    const found = await findings(page);
    await page.close();
    const ran = new Set(found.filter((one) => one.startsWith("payload")));
    const asked = found.filter((one) => one.startsWith("asked "));
    process.stdout.write(
      `${payloads.length} payloads: in a page that trusts them ${ran.size} run at once, ${asked.length} ask another server\n`,
    );
    expect(ran.size).toBeGreaterThan(20);
    expect(asked.length).toBeGreaterThan(5);
    for (const seen of ["a foreign element", "the attribute on", "an address in", "a style sheet"])
      expect(
        found.some((one) => one.startsWith(seen)),
        seen,
      ).toBe(true);
  });

  it("runs none of them under the policy of contents, which tells what it stopped", async () => {
    const page = await watched(await guarded.context().newPage());
    await page.goto("/nowhere");
    await page.locator("main").waitFor();
    await putIn(page);
    const found = await findings(page);
    await page.close();
    const stopped = found.filter((one) => /^(?:script|style|img|base|frame|object|default)-\w+/.test(one));
    process.stdout.write(`of these the policy of contents runs none and stops ${stopped.length}\n`);
    expect(found.filter((one) => /^(?:payload|alert|confirm|prompt|print|dialog)/.test(one))).toEqual([]);
    expect(stopped.length).toBeGreaterThan(50);
  });
});

describe("pages show it and run nothing", () => {
  it("the list of projects and maps", async () => {
    expect(await inBoth("/", "main section")).toEqual([]);
  });

  it("the library of personas", async () => {
    expect(await inBoth("/personas", "main li, main [role=row], main article")).toEqual([]);
  });

  it("the list of imports", async () => {
    expect(await inBoth("/imports", "main li, main [role=row], main table")).toEqual([]);
  });

  it("the preview of a file: its name, its columns, its values", async () => {
    const found = await inBoth("/import", "main", async (page) => {
      await dropFiles(page, { name: `${fileNames[1]}.csv`, content: log });
      await page.locator("table").first().waitFor();
    });
    expect(found).toEqual([]);
  });

  it("a file that is refused, by its name", async () => {
    const found = await inBoth("/import", "main", async (page) => {
      for (const name of fileNames.slice(0, 4)) {
        await dropFiles(page, { name: `${name}.csv`, content: `${quoted(payloads[3] ?? "")},b\n1,2\n` });
        await page.waitForTimeout(200);
      }
    });
    expect(found).toEqual([]);
  });

  it("an address that leads nowhere, or says something", async () => {
    const said = payloads.slice(0, 40).map((text) => encodeURIComponent(text.toWellFormed()));
    const some = (from: number) => said.slice(from, from + 10).join("%20");
    expect(await inBoth(`/${some(0)}`, "main")).toEqual([]);
    expect(await inBoth(`/map/${some(10)}?form=${some(0)}&beside=${some(20)}`, "main")).toEqual([]);
    expect(await inBoth(`/import?project=${some(30)}#${some(0)}`, "main")).toEqual([]);
  });
});

const placesOf = (elements: Element[]) => elements.map((element) => element.getAttribute("data-place") ?? "");

const forms = ["timeline", "flowchart", "storyboard", "table", "prose"] as const;

async function scroll(page: Page, by: readonly [x: number, y: number], times: number): Promise<void> {
  await page.mouse.move(800, 500);
  for (let time = 0; time < times; time++) {
    await page.mouse.wheel(...by);
    await page.waitForTimeout(40);
  }
}

describe("a map shows it and runs nothing", () => {
  it("as a grid, with every kind of lane", async () => {
    const found = await inBare(`/map/${cards}`, grid, async (page) => {
      const drawn = new Set<string>();
      for (const x of [-4_000, 1_200]) {
        await scroll(page, [x, -12_000], 1);
        for (let times = 0; times < 14; times++) {
          await scroll(page, [0, 560], 1);
          for (const place of await page.locator("[data-place^='card:']").evaluateAll(placesOf))
            drawn.add(place);
        }
      }
      expect(drawn.size).toBe(payloads.length);
    });
    expect(found).toEqual([]);
  });

  it("as a grid, with stages, steps and arrows by such names", async () => {
    expect(await inBare(`/map/${stages}`, grid, (page) => scroll(page, [2_400, 0], 6))).toEqual([]);
  });

  it("as a grid, with lanes and sections by such names, and in their list", async () => {
    const found = await inBare(`/map/${lanes}`, grid, async (page) => {
      await page.getByRole("button", { name: "Lanes" }).first().click();
      await scroll(page, [0, 2_400], 4);
    });
    expect(found).toEqual([]);
  });

  it.each(forms)("as %s", async (form) => {
    const ready = "[data-item]";
    expect(await inBoth(`/map/${lists}?form=${form}`, ready)).toEqual([]);
    expect(await inBare(`/map/${cards}?form=${form}`, ready)).toEqual([]);
    if (form !== "storyboard") expect(await inBare(`/map/${stages}?form=${form}`, ready)).toEqual([]);
  });

  it("that was discovered in such a log, and held beside another", async () => {
    expect(await inBoth(`/map/${discovered}`, grid)).toEqual([]);
    expect(await inBare(`/map/${discovered}?beside=${lists}`, "main, [role=main]")).toEqual([]);
  });

  it("in the inspector: words, owner, tags, evidence, files, links, events", async () => {
    const found = await inBoth(`/map/${lists}`, grid, async (page) => {
      // The policy has nothing to say of the others that it does not say of the first two.
      for (const card of page === bare ? fullCards : fullCards.slice(0, 2)) {
        await page.locator(`[data-place="card:${card}"]`).click();
        if (card === fullCards[0]) await page.keyboard.press("Space");
        const panel = page.getByRole("complementary", { name: "Inspector" });
        for (const tab of await panel.getByRole("tab").all()) await tab.click();
      }
    });
    expect(found).toEqual([]);
  });

  it("as the sheet of a persona", async () => {
    expect(await inBoth(`/map/${lists}/persona/${portraitPersona}`, "article")).toEqual([]);
  });

  it("while its name is any of them, whoever wrote it", async () => {
    const { map } = await client.newMap({
      project,
      from: { kind: "template", template: "generic", lang: "en" },
    });
    const found = await inBoth(`/map/${map}`, grid);
    for (let at = 0; at < payloads.length; at += 3)
      await client.editMap(map, [{ kind: "map.rename", name: payloads.slice(at, at + 3).join(" ") }]);
    await guarded.waitForTimeout(300);
    expect([...found, ...(await findings(guarded)), ...(await findings(bare))]).toEqual([]);
  });

  it("in the field in which a card is written, with links that lead to scripts", async () => {
    const found = await inBoth(`/map/${lists}`, grid, async (page) => {
      await page.locator(`[data-place="card:${fullCards[1]}"]`).click();
      await page.keyboard.press("Enter");
      await page.locator("[contenteditable=true]").waitFor();
      await page
        .locator("[contenteditable=true] a")
        .first()
        .click({ modifiers: ["ControlOrMeta"] })
        .catch(() => undefined);
    });
    expect(found).toEqual([]);
  });

  it("in what is found, in the palette and in remarks", async () => {
    const found = await inBoth(`/map/${lists}`, grid, async (page) => {
      await page.keyboard.press("Control+f");
      await page.getByRole("textbox", { name: "Find" }).fill("<img src=x onerror=");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("script");
      await page.waitForTimeout(100);
      await page.keyboard.press("Escape");
    });
    expect(found).toEqual([]);
  });

  it("in what is said of a file that a card does not take", async () => {
    const found = await inBoth(`/map/${lists}`, grid, async (page) => {
      await page.locator(`[data-place="card:${fullCards[2]}"]`).click();
      await dropFiles(
        page,
        ...fileNames.slice(0, 3).map((name) => ({ name, content: new Uint8Array([0, 1, 2, 3]) })),
      );
      await page.waitForTimeout(300);
    });
    expect(found).toEqual([]);
  });

  it("as names of people who have it open", async () => {
    const found = await inBoth(`/map/${lists}`, grid, async (page) => {
      await page.evaluate(visit, { map: lists, hello: [...helloBytes], states: presenceStates });
      await page.getByText("__hit").first().waitFor({ state: "attached" });
    });
    expect(found).toEqual([]);
  });
});

describe("files that are handed out run nothing, wherever they are opened", () => {
  it.each(["grid", "timeline", "flowchart", "storyboard"] as const)("the %s as SVG", async (form) => {
    for (const map of [cards, form === "grid" ? lists : stages]) {
      const body = Buffer.from(await client.exportMap(map, { format: "svg", form }));
      // As a document of its own, and within a page: without any policy, the worst places that it can come to.
      await bare.route("**/picture.svg", (route) => route.fulfill({ body, contentType: "image/svg+xml" }));
      await bare.goto("/picture.svg");
      await bare.waitForTimeout(100);
      expect(await findings(bare)).toEqual([]);
      expect(
        await bare.evaluate(() => document.querySelectorAll("parsererror, script, foreignObject").length),
      ).toBe(0);
      await bare.goto("/nowhere");
      await bare.evaluate((text) => (document.getElementById("root")!.innerHTML = text), body.toString());
      await bare.waitForTimeout(100);
      expect(await findings(bare)).toEqual([]);
      await bare.unroute("**/picture.svg");
    }
  });

  it.each(["table", "prose"] as const)("the %s as text and as Markdown", async (form) => {
    for (const format of ["txt", "md"] as const) {
      const said = await guarded.request.get(`/v1/maps/${cards}/export?format=${format}&form=${form}`);
      expect(said.headers()["content-type"]).toMatch(/^text\/(plain|markdown); charset=utf-8$/);
      expect(said.headers()["content-disposition"]).toMatch(/^attachment;/);
      expect(said.headers()["x-content-type-options"]).toBe("nosniff");
      if (format === "txt") continue;
      const text = await said.text();
      expect(text).toContain("\\<script");
      // No tag of somebody's, no link and no picture: a reader of Markdown would make them.
      expect(text.match(/(?<!\\)<(?!br>)[a-z/!?][^\n]{0,60}/gi)).toBeNull();
      expect(text.match(/(?<!\\)\][([][^\n]{0,60}/g)).toBeNull();
    }
  });
});

describe("the policy of contents is strict", () => {
  const directives = (policy: string) =>
    new Map(
      policy.split(";").map((part) => [part.trim().split(/\s+/)[0] ?? "", part.trim().split(/\s+/).slice(1)]),
    );

  it("on every kind of answer", async () => {
    const text = "case,event,time\n1,a,soon\n1,b,2025-01-01\n";
    const { upload } = await client.upload("refused.csv", text);
    const refused = await client.newImport({ upload, project, fileName: "refused.csv", mapping: {} });
    while ((await client.import(refused.import)).state !== "done") await pause(50);
    const file = await client.sendAsset(lists, "notes.txt", "<script>__hit(0)</script>");
    const asked = await guarded.request.get("/");
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await asked.text())?.[1] ?? "";
    const answers = {
      page: "/",
      "page that is none": "/nowhere",
      script,
      API: "/v1/maps",
      "API that says no": "/v1/maps/nothing",
      "API that is none": "/v1/nothing",
      "API description": "/v1/openapi.json",
      health: "/v1/health/ready",
      "exported SVG": `/v1/maps/${lists}/export?format=svg`,
      "exported Markdown": `/v1/maps/${lists}/export?format=md&form=prose`,
      "map file": `/v1/maps/${lists}/export?format=journey.json`,
      "somebody's file": client.assetPath(lists, file.asset),
      "refused rows": `/v1/imports/${refused.import}/refused.csv`,
    };
    for (const [kind, path] of Object.entries(answers)) {
      const answer = await guarded.request.get(path);
      const policy = answer.headers()["content-security-policy"] ?? "";
      const found = directives(policy);
      expect(policy, kind).not.toMatch(/unsafe|\*|https?:|strict-dynamic|nonce-/);
      expect(found.get("script-src") ?? found.get("default-src"), kind).toEqual([
        expect.stringMatching(/^'(self|none)'$/),
      ]);
      for (const name of ["object-src", "base-uri", "frame-ancestors"])
        expect(found.get(name), `${kind} ${name}`).toEqual(["'none'"]);
      expect(found.has("form-action"), kind).toBe(true);
      expect(answer.headers()["x-content-type-options"], kind).toBe("nosniff");
      const isFile = /file|exported|rows/.test(kind);
      expect(found.has("sandbox"), kind).toBe(isFile);
      if (isFile) expect(answer.headers()["content-disposition"], kind).toMatch(/^attachment;/);
    }
  });

  it("on what is refused before anybody looks at it", async () => {
    for (const headers of [{ host: "evil.invalid" }, { authorization: "Bearer wrong" }] as const) {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        get(`${url()}/v1/maps`, { headers }, resolve).on("error", reject);
      });
      answer.resume();
      expect([401, 421]).toContain(answer.statusCode);
      expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
  });
});
