import { PNG } from "pngjs";
import { afterAll, expect, test } from "vitest";
import { emptyMap, richTextOf, type AssetId, type FileAssets, type JourneyMap } from "@itinera/core";
import { createExporter } from "./exporter.ts";
import { pageOfMap } from "./page-of-map.ts";
import { svgFile } from "./svg-file.ts";

const exporter = createExporter();
afterAll(() => exporter.close());

/** Left half red, right half green. */
function halves(): string {
  const picture = new PNG({ width: 40, height: 20 });
  for (let at = 0; at < 800; at++)
    picture.data.set(at % 40 < 20 ? [200, 0, 0, 255] : [0, 160, 0, 255], at * 4);
  return `data:image/png;base64,${PNG.sync.write(picture).toString("base64")}`;
}

const asset = "a".repeat(64) as AssetId;
const map = {
  ...emptyMap("m" as JourneyMap["id"], { name: "Pictures", type: "current-state", lang: "en" }),
  stages: [{ id: "s", order: "a0", name: "Shop" }],
  lanes: [{ id: "l", order: "a0", kind: "images" }],
  cards: [
    {
      id: "c",
      order: "a0",
      lane: "l",
      column: "s",
      span: 1,
      text: richTextOf("The shop"),
      channels: [],
      personas: [],
      attachments: [
        // The right half alone.
        {
          kind: "image",
          asset,
          width: 40,
          height: 20,
          crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
          alt: "Shop",
        },
      ],
    },
  ],
} as unknown as JourneyMap;

const pageWith = (assets: FileAssets) => pageOfMap({ map, overlay: { state: "absent" }, lang: "en", assets });

async function coloursOf(assets: FileAssets): Promise<ReadonlySet<number>> {
  const made = await exporter.png(await pageWith(assets));
  if (made.kind !== "exported") return expect.fail(made.reason);
  const { data } = PNG.sync.read(Buffer.from(made.bytes));
  return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.readUInt32BE(at * 4)));
}

test("a card's picture is in SVG, PNG and PDF, cut to its part; without its bytes there is a frame", async () => {
  const assets = { [asset]: halves() };
  expect(await svgFile(await pageWith(assets))).toContain(assets[asset]);
  const colours = await coloursOf(assets);
  expect(colours.has(0x00a000ff)).toBe(true);
  expect(colours.has(0xc80000ff)).toBe(false);
  expect((await coloursOf({})).has(0x00a000ff)).toBe(false);

  const withPicture = Buffer.from((await exporter.pdf(await pageWith(assets))).bytes).toString("latin1");
  const without = Buffer.from((await exporter.pdf(await pageWith({}))).bytes).toString("latin1");
  expect(withPicture).toMatch(/\/Subtype ?\/Image/);
  expect(without).not.toMatch(/\/Subtype ?\/Image/);
  expect(withPicture, "still tagged").toContain("pdfuaid:part");
});

test("what is no picture is not carried along", async () => {
  const page = await pageWith({ ["b".repeat(64)]: "data:application/pdf;base64,AAAA", [asset]: halves() });
  expect(Object.keys(page.pictures ?? {})).toEqual([asset]);
});
