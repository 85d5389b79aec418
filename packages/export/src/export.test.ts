import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Resvg } from "@resvg/resvg-js";
import { richTextOf, type JourneyMap, type Lang, type Overlay } from "@itinera/core";
import {
  layoutMap,
  loadHyphenate,
  sceneWords,
  standardFonts,
  type Line,
  type Page,
  type Scene,
} from "@itinera/scene";
import { createTranslator } from "@itinera/core";
import { createExporter, type Exporter } from "./exporter.ts";
import { pageOfMap } from "./page-of-map.ts";
import { svgFile } from "./svg-file.ts";

const texts: Record<Lang, { name: string; stages: readonly string[]; cards: readonly string[] }> = {
  en: {
    name: "From first look to the next order",
    stages: ["Awareness", "Post-purchase"],
    cards: [
      "See if the shop fits taste & <budget>",
      "Delivery cost shown late 👍🏽",
      "“Why do I need an account?”",
    ],
  },
  ru: {
    name: "От первого взгляда до следующего заказа",
    stages: ["Знакомство", "Повторная покупка"],
    cards: [
      "Понять, тот ли это магазин — и не ошибиться",
      "Цену доставки видно в конце оформления",
      "«Зачем мне входить?»",
    ],
  },
  pl: {
    name: "Od pierwszego spojrzenia do kolejnego zamówienia",
    stages: ["Poznanie", "Ponowny zakup"],
    cards: [
      "Zażółć gęślą jaźń: czy to sklep na moją kieszeń",
      "Koszt dostawy widać za późno",
      "„Po co mi konto?”",
    ],
  },
};

/** Wider than one column, with a word that a column does not hold. */
const long: Record<Lang, string> = {
  en: "Counterrevolutionarily long words are hyphenated in a card of two columns, which is wider than its cell",
  ru: "Достопримечательности человеконенавистничества: карточка на два столбца шире своей ячейки",
  pl: "Konstantynopolitańczykowianeczka: karta na dwie kolumny jest szersza niż jej komórka w tabeli",
};
const narrow: Record<Lang, string> = {
  en: "Counterrevolutionarily",
  ru: "Человеконенавистничество",
  pl: "Konstantynopolitańczykowianeczka",
};

function mapIn(lang: Lang, extra: readonly string[] = []): JourneyMap {
  const { name, stages, cards } = texts[lang];
  const id = <T>(text: string) => text as T;
  return {
    id: id("m"),
    name,
    type: "current-state",
    lang,
    personas: [{ id: id("p"), order: "a", name: "Marta", slot: 1 }],
    stages: stages.map((stage, at) => ({ id: id(`s${at}`), order: `a${at}`, name: stage })),
    steps: [],
    sections: [],
    lanes: (["goal", "touchpoints", "thoughts", "emotion", "conversion"] as const).map((kind, at) => ({
      id: id(`l${at}`),
      order: `a${at}`,
      kind,
    })),
    cards: [...cards, long[lang], ...extra].map((text, at) => ({
      id: id(`c${at}`),
      order: `a${at}`,
      lane: id(`l${at % 3}`),
      column: id(`s${at % 2}`),
      span: text === long[lang] ? 2 : 1,
      text: richTextOf(text),
      channels: at % 3 === 1 ? ["web", "phone"] : [],
      personas: at % 3 === 2 ? [id("p")] : [],
    })),
    feelings: [{ id: "f", lane: id("l3"), persona: id("p"), column: id("s0"), value: 1.5 }],
    connectors: [{ id: id("k"), order: "a", from: id("s1"), to: id("s0"), label: "" }],
  };
}

const overlay: Overlay = {
  state: "counted",
  stale: false,
  n: 12_402,
  slower: false,
  stages: new Map(),
  touchpoints: new Map(),
};
const pageIn = (lang: Lang, extra: readonly string[] = []): Promise<Page> =>
  pageOfMap({
    map: mapIn(lang, extra),
    overlay,
    lang,
    project: "Linden",
    date: new Date("2025-03-03T12:00:00Z"),
  });

const linesOf = (scene: Scene): readonly Line[] =>
  scene.rows
    .flatMap((row) => [row.header, ...row.groups])
    .flatMap((group) => group.marks)
    .flatMap((mark) => (mark.kind === "text" ? mark.lines : []));

const textOf = (line: Line) =>
  line.runs
    .map((run) => run.text)
    .join("")
    .trimEnd() + (line.hyphen ? "-" : "");

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const [, , w = 0, h = 0] = page.view;
  const placed = items.flatMap((item): Placed[] =>
    "str" in item && item.str !== ""
      ? [{ text: item.str, x: Number(item.transform[4]), y: h - Number(item.transform[5]) }]
      : [],
  );
  const tree: unknown = await page.getStructTree();
  return {
    pages: document.numPages,
    w,
    h,
    placed,
    tree: JSON.stringify(tree),
    links: await page.getAnnotations(),
  };
}

/** Everything in the file as text, packed streams too. */
function insides(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const parts = [file.toString("latin1")];
  for (let at = file.indexOf("stream\n"); at > 0; at = file.indexOf("stream\n", at + 1)) {
    try {
      parts.push(inflateSync(file.subarray(at + 7)).toString("latin1"));
    } catch {
      // Not a packed stream, or the word "endstream".
    }
  }
  return parts.join("\n");
}

let exporter: Exporter;
beforeAll(() => {
  exporter = createExporter();
});
afterAll(() => exporter.close());

async function pdfOf(page: Page) {
  const made = await exporter.pdf(page);
  return { ...made, ...(await readPdf(made.bytes)) };
}

describe.each(["en", "ru", "pl"] as const)("PDF in %s", (lang) => {
  test("holds every line of the scene as text, broken where the screen breaks it, at its place", async () => {
    const page = await pageIn(lang, [narrow[lang]]);
    expect(linesOf(page.scene).some((line) => line.hyphen)).toBe(true);
    const { placed } = await pdfOf(page);
    const found = placed.map((item) => item.text.replaceAll("\u00a0", " "));
    const all = found.join("\n");
    for (const line of linesOf(page.scene).filter((one) => one.runs.every((run) => run.font !== "emoji"))) {
      expect.soft(all, textOf(line)).toContain(textOf(line).replaceAll("\u00a0", " "));
    }
    const card = page.scene.rows[0]?.groups[0];
    const mark = card?.marks.find((one) => one.kind === "text");
    const first = mark?.lines[0];
    const item = placed.find((one) => first && one.text.startsWith(textOf(first).slice(0, 8)));
    expect(item?.x).toBeCloseTo((page.sheet.x + (card?.x ?? 0) + (mark?.x ?? 0)) * 0.75, 1);
    expect(item?.y).toBeCloseTo((page.sheet.y + (card?.y ?? 0) + (mark?.y ?? 0)) * 0.75, 1);
  });

  test("embeds its fonts, is a tagged table in the map's language, one page as large as the map", async () => {
    const page = await pageIn(lang);
    const { bytes, tree, pages, w, h } = await pdfOf(page);
    const inside = insides(bytes);
    expect(inside).toContain("pdfuaid");
    expect(inside).toMatch(/\/FontFile[23]/);
    expect(inside).toContain("ItineraUI-Regular");
    expect(inside).toContain("ItineraRead-SemiBold");
    expect(inside).toMatch(new RegExp(`/Lang ?\\(${lang}\\)`));
    for (const role of ["Table", "THead", "TH", "TD", "H1"]) expect(tree).toContain(`"role":"${role}"`);
    expect([pages, w, h]).toEqual([1, expect.closeTo(page.w * 0.75, 1), expect.closeTo(page.h * 0.75, 1)]);
  });
});

test("the scene that is exported breaks cards where the screen's scene does", async () => {
  for (const lang of ["en", "ru", "pl"] as const) {
    const { t } = await createTranslator(lang);
    const screen = layoutMap({
      map: mapIn(lang),
      overlay,
      words: sceneWords(t, lang),
      fonts: standardFonts,
      hyphenate: await loadHyphenate(lang),
    });
    const { scene } = await pageIn(lang);
    expect(linesOf(scene).map(textOf)).toEqual(linesOf(screen).map(textOf));
  }
});

test("what no font shows becomes a hollow square and is reported; pictures stay", async () => {
  const page = await pageIn("pl", ["你好 żółw 🎉 1️⃣ 🇵🇱 👩🏽‍🚀 ❤️ \u0000\ud800"]);
  const { missing, placed } = await pdfOf(page);
  expect(missing).toEqual(["你", "好", "\ud800"]);
  const text = placed.map((item) => item.text).join("");
  expect(text).toContain("□□");
  expect(text).toContain("🎉");
});

test("a link keeps its address, and only an address", async () => {
  const map = mapIn("en");
  const linked = (href: string, at: number): JourneyMap["cards"][number] => ({
    ...(map.cards[0] ?? expect.fail("no card")),
    id: `link${at}` as JourneyMap["cards"][number]["id"],
    text: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [{ type: "text", text: "terms", marks: [{ type: "link", attrs: { href } }] }],
        },
      ],
    },
  });
  const page = await pageOfMap({
    map: { ...map, cards: [linked("https://example.com/a b?c=ż", 0), linked("javascript:alert(1)", 1)] },
    overlay,
    lang: "en",
  });
  const { links } = await pdfOf(page);
  expect(links.map((link: { url?: string }) => link.url)).toEqual(["https://example.com/a%20b?c=%C5%BC"]);
  expect(await svgFile(page)).not.toContain("javascript:");
});

test("A4 lies or stands as the map does, and holds all of it", async () => {
  const { bytes } = await exporter.pdf(await pageIn("en"), { paper: "a4" });
  const { w, h, placed } = await readPdf(bytes);
  expect([w, h].map(Math.round)).toEqual([595, 842]);
  for (const { x, y } of placed) expect(x > 0 && x < w && y > 0 && y < h).toBe(true);
});

test("an empty map can be printed", async () => {
  const empty = {
    ...mapIn("en"),
    stages: [],
    lanes: [],
    cards: [],
    feelings: [],
    connectors: [],
    personas: [],
  };
  const page = await pageOfMap({ map: empty, overlay: { state: "absent" }, lang: "en" });
  expect((await exporter.pdf(page)).bytes.length).toBeGreaterThan(1_000);
  expect((await exporter.png(page)).kind).toBe("exported");
});

describe("PNG", () => {
  test.each([1, 2])("at scale %d has the page's size and shows text", async (scale) => {
    const page = await pageIn("ru");
    const made = await exporter.png(page, { scale, theme: "dark" });
    if (made.kind !== "exported") return expect.fail(made.reason);
    const picture = PNG.sync.read(Buffer.from(made.bytes));
    expect(picture.width).toBe(Math.ceil(page.w * scale));
    expect(Math.abs(picture.height - page.h * scale)).toBeLessThanOrEqual(1);
    const colours = new Set<number>();
    for (let at = 0; at < picture.data.length; at += 4) colours.add(picture.data.readUInt32BE(at));
    expect(colours.has(0xe7ecf0ff), "the ink of the dark sheet").toBe(true);
    expect(colours.has(0x12181fff), "its paper").toBe(true);
  });

  test("one too large is refused before it is drawn, with the scale that would do", async () => {
    const page = { ...(await pageIn("en")), w: 20_000, h: 4_000 };
    expect(await exporter.png(page, { scale: 2 })).toMatchObject({
      kind: "refused",
      reason: "too-large",
      pixels: 320_000_000,
      largestScale: 0.5,
    });
  });
});

test("SVG is well-formed, carries its fonts, and holds words of any kind", async () => {
  const page = await pageIn("en", ['<script>alert("x & y")</script> \u0007']);
  const svg = await svgFile(page);
  expect(svg).not.toContain("<script>");
  expect(svg).toContain("&lt;script&gt;");
  expect(svg.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(4);
  const drawn = new Resvg(svg);
  expect([drawn.width, Math.round(drawn.height)]).toEqual([Math.round(page.w), Math.round(page.h)]);
});

test("a failed export says so and the next one works", async () => {
  const page = await pageIn("en");
  const broken = { ...page, scene: { ...page.scene, columns: [{ w: Number.NaN }] } } as unknown as Page;
  await expect(exporter.pdf(broken)).rejects.toThrow();
  expect((await exporter.pdf(page)).kind).toBe("exported");
});
