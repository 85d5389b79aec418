import type { MapId, PersonaId } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureOf } from "../asset/pictures.test-kit.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

let under: ServerUnderTest;
beforeAll(async () => {
  under = await serverUnderTest();
});
afterAll(() => under.close());

const newMap = async (): Promise<MapId> =>
  (await under.client.newMap({ from: { kind: "template", template: "blank", lang: "en" } })).map;

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "no problem",
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

const statusOf = async (path: string) =>
  (await under.server.app.inject({ url: path, headers: { host: "localhost" } })).statusCode;

it("saves, lists, deletes and restores personas", async () => {
  const { client } = under;
  const id = "adam" as PersonaId;
  const saved = await client.savePersona(id, { name: " Adam ", fields: { goals: ["Rest"] } });
  expect(saved).toMatchObject({ id, name: "Adam", fields: { goals: ["Rest"] } });
  expect((await client.personas()).personas).toEqual([saved]);
  await client.deletePersona(id);
  expect((await client.personas()).personas).toEqual([]);
  expect(await codeOf(client.deletePersona(id))).toBe("persona.gone");
  expect(await codeOf(client.persona(id))).toBe("persona.gone");
  await client.restorePersona(id);
  expect(await client.persona(id)).toEqual(saved);
  expect(await codeOf(client.savePersona(id, { name: "", fields: {} }))).toBe("bad-request");
});

it("carries a picture from one map into the library and on to another map", async () => {
  const { client } = under;
  const id = "marta" as PersonaId;
  const [from, to, stranger] = [await newMap(), await newMap(), await newMap()];
  const sent = await client.sendAsset(from, "marta.png", Buffer.from(await pictureOf.png(60, 60)));
  if (sent.kind !== "image") throw new Error("a picture was taken for a document");
  const { kind: _, ...picture } = sent;
  const portrait = { name: "Marta", fields: { picture } };

  expect(await codeOf(client.savePersona(id, portrait))).toBe("asset.gone");
  expect(await codeOf(client.savePersona(id, { ...portrait, map: stranger }))).toBe("asset.gone");
  await client.savePersona(id, { ...portrait, map: from });
  // What the library has needs no map any more.
  await client.savePersona(id, portrait);
  expect(await statusOf(client.personaPicturePath(id, picture.asset))).toBe(200);

  expect(await statusOf(client.assetPath(to, picture.asset))).toBe(404);
  expect(await client.lendPersona(id, to)).toMatchObject(portrait);
  expect(await statusOf(client.assetPath(to, picture.asset))).toBe(200);
  expect(await codeOf(client.lendPersona(id, "none" as MapId))).toBe("map.gone");

  await client.savePersona(id, { name: "Marta", fields: {} });
  expect(await statusOf(client.personaPicturePath(id, picture.asset))).toBe(404);
});
