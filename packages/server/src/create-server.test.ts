import { journeyFileOf, type CardId, type MapId, type UploadId } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverUnderTest, type ServerUnderTest } from "./server.test-kit.ts";

let under: ServerUnderTest;
beforeAll(async () => {
  under = await serverUnderTest();
});
afterAll(() => under.close());

const problem = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`No problem but ${JSON.stringify(error)}`);
  return { status: error.status, code: error.problem.code, message: error.problem.message };
};

const newMap = async (project = "Shop") =>
  (await under.client.newMap({ project, from: { kind: "template", template: "restaurant", lang: "en" } }))
    .map;

describe("maps over HTTP", () => {
  it("are made from a template, read, listed", async () => {
    const id = await newMap();
    const map = await under.client.map(id);
    expect(map.stages).toHaveLength(9);
    expect((await under.client.maps()).maps).toContainEqual(
      expect.objectContaining({ id, name: "Restaurant", project: "Shop", type: "current-state" }),
    );
  });

  it("change by edits: all of them or none", async () => {
    const id = await newMap();
    const { stages } = await under.client.map(id);
    const [first] = stages;
    const rename = { kind: "stage.rename" as const, id: first!.id, name: "Found" };
    const impossible = { kind: "card.delete" as const, id: "nothing" as CardId };
    expect(await problem(under.client.editMap(id, [rename, impossible]))).toMatchObject({
      status: 422,
      code: "edit.gone",
    });
    expect((await under.client.map(id)).stages[0]?.name).toBe(first!.name);
    const { seq } = await under.client.editMap(id, [rename, { kind: "map.rename", name: "Ours" }]);
    expect(seq).toBeGreaterThan(0);
    const after = await under.client.map(id);
    expect([after.name, after.stages[0]?.name]).toEqual(["Ours", "Found"]);
    await expect
      .poll(async () => (await under.client.maps()).maps.find((line) => line.id === id)?.name)
      .toBe("Ours");
  });

  it("go into the bin and come back as they were", async () => {
    const id = await newMap();
    const before = await under.client.map(id);
    await under.client.deleteMap(id);
    expect(await problem(under.client.map(id))).toMatchObject({ status: 404, code: "map.gone" });
    expect(await problem(under.client.editMap(id, [{ kind: "map.rename", name: "x" }]))).toMatchObject({
      status: 404,
    });
    expect((await under.client.maps()).maps.some((line) => line.id === id)).toBe(false);
    await under.client.restoreMap(id);
    expect(await under.client.map(id)).toEqual(before);
  });

  it("are duplicated with everything in them", async () => {
    const id = await newMap();
    const { map: twin } = await under.client.duplicateMap(id);
    const [one, two] = [await under.client.map(id), await under.client.map(twin)];
    expect(two.id).not.toBe(one.id);
    expect({ ...two, id: one.id }).toEqual(one);
  });

  it("become maps of tomorrow that remember today's and keep the ids of what they hold", async () => {
    const id = await newMap();
    const { map: made } = await under.client.duplicateMap(id, { as: "future-state", name: "Tomorrow" });
    const [today, tomorrow] = [await under.client.map(id), await under.client.map(made)];
    expect(tomorrow).toEqual({ ...today, id: made, name: "Tomorrow", type: "future-state", asIs: id });
  });

  it("round trip as files: the same bytes but for the id (D12)", async () => {
    const id = await newMap();
    const text = new TextDecoder().decode(await under.client.exportMap(id, { format: "journey.json" }));
    const { map } = await under.client.newMap({ project: "Other", from: { kind: "file", text } });
    const again = new TextDecoder().decode(await under.client.exportMap(map, { format: "journey.json" }));
    expect(again.replaceAll(map, id)).toBe(text);
    expect(journeyFileOf(await under.client.map(id))).toBe(text);
  });

  it("say what is wrong with a file that is none", async () => {
    const put = (text: string) =>
      problem(under.client.newMap({ project: "P", from: { kind: "file", text } }));
    expect(await put("{")).toMatchObject({ status: 422, code: "journey-file.not-json" });
    expect(await put(JSON.stringify({ format: "itinera-journey", version: 99, map: {} }))).toMatchObject({
      code: "journey-file.newer-version",
      message: expect.stringContaining("99") as string,
    });
  });

  it.each(["svg", "png", "pdf"] as const)("export as %s", async (format) => {
    const id = await newMap();
    const bytes = await under.client.exportMap(id, { format, lang: "ru", theme: "dark" });
    const head = new TextDecoder("latin1").decode(bytes.slice(0, 5));
    expect(head).toBe({ svg: "<svg ", png: "‰PNG\r", pdf: "%PDF-" }[format]);
  });

  it("answer clearly to an id that is none or nobody's", async () => {
    expect(await problem(under.client.map("nobody" as MapId))).toMatchObject({
      status: 404,
      code: "map.gone",
    });
    expect(await problem(under.client.map("__proto__" as MapId))).toMatchObject({
      status: 400,
      code: "bad-request",
    });
  });
});

describe("projects over HTTP", () => {
  it("are made once by a name and removed with all that is in them", async () => {
    const made = await under.client.newProject("Café “Ж”");
    expect(await problem(under.client.newProject("Café “Ж”"))).toMatchObject({
      status: 409,
      code: "project.taken",
    });
    const map = await newMap("Café “Ж”");
    await under.client.deleteProject(made.id);
    expect(await problem(under.client.map(map))).toMatchObject({ status: 404 });
    expect((await under.client.projects()).projects.some((one) => one.id === made.id)).toBe(false);
    expect(await problem(under.client.deleteProject(made.id))).toMatchObject({
      status: 404,
      code: "project.gone",
    });
  });
});

describe("without an engine", () => {
  it("numbers are unavailable, and that is said", async () => {
    const id = await newMap();
    expect(await problem(under.client.askStages(id, {}))).toMatchObject({ status: 503, code: "engine.away" });
    expect(await under.client.status()).toMatchObject({ engine: { state: "missing", since: 7 } });
  });

  it("an import is accepted, on disk, and waits", async () => {
    const csv = "case,event,time\na,go,2025-01-01T00:00:00Z\n";
    const upload = await under.client.upload("log.csv", csv);
    const made = await under.client.newImport({
      upload: upload.upload,
      project: "Waiting",
      fileName: "log.csv",
      mapping: {},
    });
    expect(await under.client.import(made.import)).toMatchObject({
      state: "waiting",
      bytes: csv.length,
      fileName: "log.csv",
    });

    const twin = await under.client.upload("log.csv", csv);
    expect(
      await under.client.newImport({
        upload: twin.upload,
        project: "Waiting",
        fileName: "log.csv",
        mapping: {},
      }),
    ).toEqual({ import: made.import, already: true });

    const other = {
      upload: twin.upload,
      project: "Waiting",
      fileName: "log.csv",
      mapping: { case: "event", activity: "case" },
    };
    expect(await problem(under.client.newImport(other))).toMatchObject({
      status: 409,
      code: "import.other-mapping",
    });
    const replaced = await under.client.newImport({ ...other, replace: true });
    expect(replaced.already).toBe(false);
  });

  it("a file that cannot be imported is refused before anything is kept", async () => {
    const { upload } = await under.client.upload("notes.csv", "name,colour\nann,red\n");
    const made = { upload, project: "Refused", fileName: "notes.csv", mapping: {} };
    expect(await problem(under.client.newImport(made))).toMatchObject({
      status: 422,
      code: "file.no-time-column",
    });
    const lost = { ...made, upload: "gone" as UploadId };
    expect(await problem(under.client.newImport(lost))).toMatchObject({ status: 404, code: "upload.gone" });
  });
});

describe("the example", () => {
  it("is made once, also for two who ask at once, and made anew after it was deleted", async () => {
    const [one, two] = await Promise.all([under.client.example("en"), under.client.example("en")]);
    expect(two).toEqual(one);
    expect((await under.client.map(one.current)).stages.length).toBeGreaterThan(4);
    expect((await under.client.map(one.future)).type).toBe("future-state");
    expect(
      (await under.client.projects()).projects.find((project) => project.id === one.project),
    ).toMatchObject({
      example: true,
    });
    await under.client.deleteProject(one.project);
    const again = await under.client.example("pl");
    expect(again.project).not.toBe(one.project);
    expect((await under.client.map(again.current)).lang).toBe("pl");
  });

  it("has its maps in every language that is asked for, in one project with one log", async () => {
    const [english, russian] = await Promise.all([under.client.example("en"), under.client.example("ru")]);
    expect(russian.project).toBe(english.project);
    expect((await under.client.map(english.current)).lang).toBe("en");
    expect(await under.client.map(russian.current)).toMatchObject({ lang: "ru", type: "current-state" });
    expect(await under.client.map(russian.future)).toMatchObject({ lang: "ru", type: "future-state" });
    expect(await under.client.example("ru")).toEqual(russian);
    expect(await under.client.example("en")).toEqual(english);
    const { imports } = await under.client.imports();
    expect(imports.filter(({ projectId }) => projectId === english.project)).toHaveLength(1);
    await under.client.deleteMap(russian.current);
    const again = await under.client.example("ru");
    expect(again.current).not.toBe(russian.current);
    expect(again.project).toBe(english.project);
  });
});

describe("what is published", () => {
  it("the schema of map files and the description of the API", async () => {
    const get = (url: string) => under.server.app.inject({ url, headers: { host: "localhost" } });
    expect((await get("/v1/schema/journey.json")).json()).toMatchObject({ type: "object" });
    expect((await get("/v1/openapi.json")).json()).toMatchObject({ openapi: "3.1.0" });
  });
});
