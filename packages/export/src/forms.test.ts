import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  exampleMap,
  forms,
  langs,
  richTextOf,
  type Form,
  type JourneyMap,
  type Lang,
  type MapId,
} from "@itinera/core";
import { createExporter, type Exporter } from "./exporter.ts";
import { formOfMap } from "./form-of-map.ts";
import { svgFile } from "./svg-file.ts";
import { textFile } from "./text-file.ts";

let exporter: Exporter;
beforeAll(() => {
  exporter = createExporter();
});
afterAll(() => exporter.close());

let next = 0;
const example = (lang: Lang): Promise<JourneyMap> =>
  exampleMap("current", lang, { id: "m" as MapId, newId: () => `i${next++}` });

async function pdfOf(form: Form, map: JourneyMap, lang: Lang) {
  const page = await formOfMap(form, { map, overlay: { state: "absent" }, lang });
  return "kind" in page ? exporter.textPdf(page) : exporter.pdf(page);
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const words: string[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent();
    words.push(...items.flatMap((item) => ("str" in item ? [item.str] : [])));
  }
  return words.join(" ").replace(/\s+/g, " ");
}

describe.each(forms)("%s as PDF", (form) => {
  it.each(langs)(
    "holds the words of the map as text, in %s, and keeps the promise of PDF/UA",
    async (lang) => {
      const map = await example(lang);
      const { bytes, missing } = await pdfOf(form, map, lang);
      expect(missing).toEqual([]);
      expect(Buffer.from(bytes).includes("pdfuaid")).toBe(true);
      const words = await wordsOf(bytes);
      for (const { name } of map.stages) expect(words).toContain(name.split(" ")[0]);
    },
  );

  it("puts a sign in the place of a character that no font has, and says which", async () => {
    const map = await example("en");
    const [card, ...cards] = map.cards;
    const [stage, ...stages] = map.stages;
    if (!card || !stage) throw new Error("the example is empty");
    const strange = {
      ...map,
      stages: [{ ...stage, name: "A 𓀀 stage" }, ...stages],
      cards: [{ ...card, text: richTextOf("Sofa 🛋️ and \u{1F44D}") }, ...cards],
    };
    const { bytes, missing } = await pdfOf(form, strange, "en");
    expect(missing).toContain("𓀀");
    expect(bytes.length).toBeGreaterThan(1_000);
  });
});

it("drawn forms are SVG with their words as text", async () => {
  const map = await example("pl");
  for (const form of ["timeline", "flowchart", "storyboard"] as const) {
    const page = await formOfMap(form, { map, overlay: { state: "absent" }, lang: "pl" });
    if ("kind" in page) throw new Error("a drawn form has no running text");
    expect(await svgFile(page)).toContain(map.stages[0]?.name);
  }
});

it("text forms are files of text and of Markdown", async () => {
  const given = { map: await example("ru"), overlay: { state: "absent" as const }, lang: "ru" as const };
  expect(await textFile("prose", "txt", given)).toContain("Чего хочет клиент: ");
  expect(await textFile("prose", "md", given)).toContain("**Чего хочет клиент:** ");
  expect(await textFile("table", "md", given)).toMatch(/^# .*\n\n\| {2}\| A\\?\. /);
  expect((await textFile("table", "txt", given)).split("\n")[0]?.split("\t")).toHaveLength(9);
});
