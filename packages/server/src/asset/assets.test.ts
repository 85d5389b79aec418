import { referencesOf, richTextOf, type CardId, type EpochMs, type MapId } from "@itinera/core";
import { ProblemError, type SentAsset } from "@itinera/protocol";
import { defaultWorkspace } from "@itinera/store";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filePolicy } from "../http/contents-policy.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";
import { isCleanPicture } from "./clean-picture.ts";
import { pictureBomb, pictureOf } from "./pictures.test-kit.ts";

let under: ServerUnderTest;
let map: MapId;
beforeAll(async () => {
  under = await serverUnderTest();
  map = await newMap();
});
afterAll(() => under.close());

const card = "c1" as CardId;

/** A map with one card. */
async function newMap(project = "Assets"): Promise<MapId> {
  const { map: id } = await under.client.newMap({
    project,
    from: { kind: "template", template: "restaurant", lang: "en" },
  });
  const { stages, steps, lanes } = await under.client.map(id);
  const lane = lanes.find(({ kind }) => kind === "goal")!.id;
  const column = steps.find(({ stage }) => stage === stages[0]?.id)?.id ?? stages[0]!.id;
  const text = richTextOf("Book a table");
  await under.client.editMap(id, [{ kind: "card.add", id: card, lane, column, at: 0, text }]);
  return id;
}

const send = (name: string, bytes: Uint8Array | string, to = map) =>
  under.client.sendAsset(to, name, Buffer.from(bytes));

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "no problem",
    (error: unknown) =>
      error instanceof ProblemError ? `${error.status} ${error.problem.code}` : String(error),
  );

const get = (asset: string, of = map, headers = {}) =>
  under.server.app.inject({
    url: `/v1/maps/${of}/assets/${asset}`,
    headers: { host: "localhost", ...headers },
  });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const attach = (to: MapId, attachments: readonly SentAsset[]) =>
  under.client.editMap(to, [{ kind: "card.set", id: card, fields: { attachments: [...attachments] } }]);

describe("a picture", () => {
  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)(
    "in %s is drawn anew, under the name of its bytes, and kept for good by the browser",
    async (format) => {
      const sent = await send("holiday", await pictureOf[format](64, 40));
      expect(sent).toMatchObject({ kind: "image", width: 64, height: 40 });
      const got = await get(sent.asset);
      expect(got.statusCode).toBe(200);
      expect(sha256(got.rawPayload)).toBe(sent.asset);
      expect(got.headers).toMatchObject({
        "content-type": expect.stringMatching(/^image\/(png|jpeg)$/) as string,
        "cache-control": "private, max-age=31536000, immutable",
        "content-security-policy": filePolicy,
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(got.headers).not.toHaveProperty("content-disposition");
      expect(isCleanPicture(got.rawPayload)).toBe(true);
      const { width, height, format: kept } = await sharp(got.rawPayload).metadata();
      expect([width, height, `image/${kept}`]).toEqual([64, 40, got.headers["content-type"]]);
      const again = await get(sent.asset, map, { "if-none-match": got.headers.etag });
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    },
  );

  it("from a phone stands upright and tells neither who took it nor where", async () => {
    const original = await pictureOf.fromPhone(60, 20);
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const sent = await send("photo.jpg", original);
    expect(sent).toMatchObject({ width: 20, height: 60 });
    const { rawPayload } = await get(sent.asset);
    const { exif, icc, xmp, iptc, orientation } = await sharp(rawPayload).metadata();
    expect([exif, icc, xmp, iptc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(rawPayload.includes("somebody")).toBe(false);
  });

  it("larger than anybody can see is made smaller", async () => {
    expect(await send("wide.png", await pictureOf.png(6_000, 30))).toMatchObject({
      width: 4_096,
      height: 20,
    });
  });

  it("that is a drawing becomes pixels, and nothing that it points to is read", async () => {
    const drawing = (inside: string) =>
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="10">${inside}</svg>`;
    const plain = await send("a.svg", drawing('<rect width="20" height="10" fill="#fff"/>'));
    expect(plain).toMatchObject({ kind: "image", width: 40, height: 20 });
    const reaching = await send(
      "b.svg",
      drawing(
        '<rect width="20" height="10" fill="#fff"/><script>alert(1)</script><image href="file:///etc/passwd" width="9" height="9"/><image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
      ),
    );
    expect(reaching.asset).toBe(plain.asset);
  });

  it("with a file hidden behind or in it keeps only what is picture", async () => {
    const page = "<html><script>alert(document.domain)</script>";
    const png = await pictureOf.png(8, 8);
    const jpeg = await pictureOf.jpeg(8, 8);
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + page.length]), Buffer.from(page)]);
    for (const polyglot of [
      Buffer.concat([png, Buffer.from(page)]),
      Buffer.concat([jpeg, Buffer.from(`PK\u0003\u0004${page}`)]),
      Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
    ]) {
      expect(isCleanPicture(polyglot)).toBe(false);
      const { asset } = await send("cat.png", polyglot);
      const { rawPayload } = await get(asset);
      expect(rawPayload.includes("script")).toBe(false);
      expect(isCleanPicture(rawPayload)).toBe(true);
    }
  });
});

describe("a document", () => {
  const zip = (inside: string) => Buffer.from(`PK\u0003\u0004..............${inside}`, "latin1");
  it.each([
    ["plan.pdf", Buffer.from("%PDF-1.7 …"), "application/pdf", "plan.pdf"],
    [
      "report.docx",
      zip("word/document.xml"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "report.docx",
    ],
    ["a.zip", zip("a.txt"), "application/zip", "a.zip"],
    ["Цены.csv", Buffer.from("a;b\n1;2\n"), "text/plain", "Цены.csv"],
    ["old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "application/x-ole-storage", "old.xls"],
    // What it is called does not say what it is.
    ["page.html", Buffer.from("<html><script>alert(1)</script>"), "text/plain", "page.html.txt"],
    ["picture.png", Buffer.from("%PDF-1.4 …"), "application/pdf", "picture.png.pdf"],
  ])("%s is kept as it is, and can only be loaded down", async (name, bytes, mime, called) => {
    const sent = await send(name, bytes);
    expect(sent).toMatchObject({ kind: "document", bytes: bytes.length, mime, asset: sha256(bytes) });
    const got = await get(sent.asset);
    expect(got.rawPayload.equals(bytes)).toBe(true);
    expect(got.headers["content-type"]).toContain(mime);
    expect(got.headers["content-disposition"]).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(called)}`,
    );
    expect(got.headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("refused, with nothing left behind,", () => {
  it.each([
    ["nothing", "a.png", async () => Buffer.alloc(0), "422 asset.empty"],
    ["a program", "a.pdf", async () => Buffer.from("MZ\u0090\0\u0003\0", "latin1"), "422 asset.unknown-kind"],
    ["text with NUL", "a.txt", async () => Buffer.from("a\0b"), "422 asset.unknown-kind"],
    [
      "a picture cut off",
      "a.png",
      async () => (await pictureOf.png(64, 64)).subarray(0, 90),
      "422 asset.damaged",
    ],
    ["a head without a body", "a.jpg", async () => Buffer.from("ffd8ffe0", "hex"), "422 asset.damaged"],
    ["a bomb", "a.png", () => pictureBomb(60_000, 60_000), "422 asset.too-many-pixels"],
    [
      "a drawing that unpacks for ever",
      "a.svg",
      async () =>
        Buffer.from(
          `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(999)}">${"bcdefghij"
            .split("")
            .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(20)}">`)
            .join("")}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>`,
        ),
      "422 asset.damaged",
    ],
    [
      "a drawing without end",
      "a.svg",
      async () => Buffer.from('<svg width="9" height="9">'),
      "422 asset.damaged",
    ],
    ["too much", "a.txt", async () => Buffer.alloc(20 * 1024 * 1024 + 1, "a"), "413 asset.too-big"],
  ])("is %s", async (_, name, bytes, code) => {
    const before = await under.store.files.list();
    expect(await codeOf(send(name, await bytes()))).toBe(code);
    expect(await under.store.files.list()).toEqual(before);
  });

  it("is what would make the map larger than its file may be", async () => {
    const own = await newMap();
    const { assets } = under.store;
    const { bytesOf } = assets;
    assets.bytesOf = async () => 100 * 1024 * 1024;
    try {
      expect(await codeOf(send("a.txt", "a", own))).toBe("413 asset.map-full");
    } finally {
      assets.bytesOf = bytesOf;
    }
  });

  it("is a file for a map that is not there, or in another form", async () => {
    expect(await codeOf(send("a.txt", "a", "none" as MapId))).toBe("404 map.gone");
    const said = await under.server.app.inject({
      method: "POST",
      url: `/v1/maps/${map}/assets`,
      headers: { host: "localhost", "content-type": "application/json" },
      payload: "{}",
    });
    expect(said.statusCode).toBe(415);
  });
});

describe("a file", () => {
  it("of another map is not shown, until this map refers to it too", async () => {
    const [one, two] = [await newMap(), await newMap()];
    const image = await send("a.png", await pictureOf.png(9, 7), one);
    expect((await get(image.asset, one)).statusCode).toBe(200);
    expect((await get(image.asset, two)).statusCode).toBe(404);
    await attach(two, [image]);
    expect((await get(image.asset, two)).statusCode).toBe(200);
  });

  it.each(["..%2F..%2Fitinera.db", "a".repeat(63), "A".repeat(64), "%00", "__proto__", "0".repeat(64)])(
    "is not found as %s",
    async (asset) => {
      expect([400, 404]).toContain((await get(asset)).statusCode);
    },
  );

  it("of a map in the bin is not shown, and is there again when the map is", async () => {
    const own = await newMap();
    const image = await send("a.png", await pictureOf.png(5, 7), own);
    await under.client.deleteMap(own);
    expect((await get(image.asset, own)).statusCode).toBe(404);
    await under.client.restoreMap(own);
    expect((await get(image.asset, own)).statusCode).toBe(200);
  });

  it("sent twice is kept once", async () => {
    const bytes = `once ${Math.random()}`;
    const before = (await under.store.files.list()).length;
    const sent = await Promise.all([send("a.txt", bytes), send("b.txt", bytes), send("c.txt", bytes)]);
    expect(new Set(sent.map(({ asset }) => asset)).size).toBe(1);
    expect((await under.store.files.list()).length).toBe(before + 1);
  });

  it("goes with the last map that has it, and not before", async () => {
    const kept = await newMap("Kept");
    const doomed = await newMap("Doomed");
    const [shared, alone] = [await send("s.txt", "shared", doomed), await send("a.txt", "alone", doomed)];
    await attach(doomed, [shared, alone]);
    await attach(kept, [shared]);
    await expect.poll(() => under.store.assets.isOf(defaultWorkspace, kept, shared.asset)).toBe(true);
    const { projectId } = (await under.client.maps()).maps.find((one) => one.id === doomed)!;
    await under.client.deleteProject(projectId);
    // They are younger than an hour, in which their map could still come: as if it were later.
    const later = (Date.now() + 2 * 3_600_000) as EpochMs;
    const files = await under.store.assets.takeUnused(defaultWorkspace, 0 as EpochMs, later);
    expect(await under.store.assets.get(defaultWorkspace, alone.asset)).toBeUndefined();
    expect(files.length).toBeGreaterThan(0);
    expect((await get(shared.asset, kept)).statusCode).toBe(200);
  });
});

describe("a map file", () => {
  const fileOf = async (id: MapId) =>
    new TextDecoder().decode(await under.client.exportMap(id, { format: "journey.json" }));
  const openFile = (text: string) => under.client.newMap({ project: "Files", from: { kind: "file", text } });

  it("brings pictures and documents along and gives the same bytes on another server", async () => {
    const own = await newMap();
    const sent = [
      await send("a.png", await pictureOf.png(30, 20), own),
      await send("b.jpg", await pictureOf.fromPhone(300, 200), own),
      await send("c.pdf", "%PDF-1.7 …", own),
    ];
    await attach(own, sent);
    const text = await fileOf(own);
    expect(text.match(/data:(image\/png|image\/jpeg|application\/pdf);base64,/g)).toHaveLength(3);

    const other = await serverUnderTest();
    try {
      const { map: there } = await other.client.newMap({ project: "P", from: { kind: "file", text } });
      const again = new TextDecoder().decode(await other.client.exportMap(there, { format: "journey.json" }));
      expect(again.replaceAll(there, own)).toBe(text);
      expect(referencesOf(await other.client.map(there)).assets).toEqual(sent.map((one) => one.asset).sort());
    } finally {
      await other.close();
    }
  });

  it("whose picture was not drawn by us gets a picture that is", async () => {
    const own = await newMap();
    const image = await send("a.png", await pictureOf.png(31, 20), own);
    await attach(own, [image]);
    const spoilt = Buffer.concat([await pictureOf.png(31, 20), Buffer.from("<script>")]);
    const text = (await fileOf(own)).replace(/base64,[^"]+/, `base64,${spoilt.toString("base64")}`);
    const { map: made } = await openFile(text);
    const [asset] = referencesOf(await under.client.map(made)).assets;
    expect((await get(asset!, made)).rawPayload.includes("script")).toBe(false);
  });

  it.each([
    ["a program", "application/pdf", Buffer.from("MZ\0\0")],
    ["a document as a picture", "image/png", Buffer.from("%PDF-1.7")],
    ["nothing", "image/png", Buffer.alloc(0)],
  ])("with %s in it is refused as a whole", async (_, type, bytes) => {
    const own = await newMap();
    await attach(own, [await send("a.png", await pictureOf.png(32, 20), own)]);
    const { maps } = await under.client.maps();
    const text = (await fileOf(own)).replace(/data:[^"]+/, `data:${type};base64,${bytes.toString("base64")}`);
    expect(await codeOf(openFile(text))).toBe("422 journey-file.asset");
    expect((await under.client.maps()).maps).toHaveLength(maps.length);
  });
});

describe("maps that lead to more detailed ones", () => {
  it("are listed with their links, and the detailed one with those above it", async () => {
    const [above, below] = [await newMap(), await newMap()];
    await under.client.editMap(above, [{ kind: "card.set", id: card, fields: { map: below } }]);
    const linksOf = async (id: MapId) => (await under.client.maps()).maps.find((one) => one.id === id)?.links;
    await expect.poll(() => linksOf(above), { timeout: 5_000 }).toEqual([below]);
    const read = async () =>
      (await under.server.app.inject({ url: `/v1/maps/${below}`, headers: { host: "localhost" } })).json<{
        parents: unknown;
      }>().parents;
    expect(await read()).toEqual([{ id: above, name: (await under.client.map(above)).name }]);
    await under.client.deleteMap(below);
    expect(await linksOf(above)).toEqual([below]);
    await under.client.restoreMap(below);
    await under.client.deleteMap(above);
    expect(await read()).toEqual([]);
  });
});
