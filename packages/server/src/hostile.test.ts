import { mapVersion, type MapId, type UploadId } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame, ProblemError } from "@itinera/protocol";
import { defaultWorkspace } from "@itinera/store";
import { once } from "node:events";
import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverUnderTest, type ServerUnderTest } from "./server.test-kit.ts";
import { createUploads } from "./uploads.ts";

let under: ServerUnderTest;
beforeAll(async () => {
  under = await serverUnderTest();
});
afterAll(() => under.close());

const ask = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: string, type?: string) =>
  under.server.app.inject({
    method,
    url,
    headers: { host: "localhost", ...(type && { "content-type": type }) },
    ...(payload === undefined ? {} : { payload }),
  });

const csv = (name: string) => `case,event,time\n${name},go,2025-01-01T00:00:00Z\n`;
const order = (upload: UploadId, project: string, more: object = {}) =>
  under.client.newImport({ upload, project, fileName: "log.csv", mapping: {}, ...more });

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "no problem",
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

describe("requests", () => {
  it("for what is not there are answered as every problem", async () => {
    for (const method of ["GET", "POST", "PUT", "DELETE"] as const) {
      const said = await ask(method, "/v1/nothing");
      expect([said.statusCode, said.json()]).toEqual([404, expect.objectContaining({ code: "not-found" })]);
    }
  });

  it.each([
    ["application/json", "{}"],
    ["application/json", '"text"'],
    ["application/json", "[[1]]"],
    ["text/plain", "text"],
    ["multipart/form-data; boundary=x", "--x--"],
  ])("with a body of type %s where a file belongs are refused", async (type, body) => {
    for (const url of ["/v1/preview?name=a.csv&bytes=3", "/v1/uploads?name=a.csv"]) {
      expect((await ask("POST", url, body, type)).statusCode).toBe(415);
    }
    expect(await under.store.files.list()).toEqual([]);
  });

  it.each(["__proto__", "constructor", "a".repeat(65), "%F0%9F%92%A9", "..%2F..%2Fetc", "%00", "a%0Ab"])(
    "never reach a thing by the id %s",
    async (id) => {
      for (const url of [
        `/v1/maps/${id}`,
        `/v1/maps/${id}/export?format=svg`,
        `/v1/imports/${id}`,
        `/v1/imports/${id}/refused.csv`,
      ]) {
        expect([400, 404]).toContain((await ask("GET", url)).statusCode);
      }
      for (const url of [`/v1/projects/${id}`, `/v1/imports/${id}`, `/v1/maps/${id}`]) {
        expect([400, 404]).toContain((await ask("DELETE", url)).statusCode);
      }
      const body = JSON.stringify({
        upload: decodeURIComponent(id),
        project: "p",
        fileName: "f",
        mapping: {},
      });
      expect([400, 404]).toContain((await ask("POST", "/v1/imports", body, "application/json")).statusCode);
    },
  );

  it("with a key that reaches for a prototype are refused or ignored", async () => {
    const body =
      '{"name":"proto","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    await ask("POST", "/v1/projects", body, "application/json");
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("downloads", () => {
  it("take a name that is cut off within an emoji, or holds what a header must not", async () => {
    for (const name of [
      `${"a".repeat(79)}😀`,
      "a\r\nx: y",
      "\u202Egpj.exe",
      "\uD83D",
      `"; filename="x`,
      ".",
    ]) {
      const { map } = await under.client.newMap({
        project: "Names",
        from: { kind: "template", template: "restaurant", lang: "en" },
      });
      await under.client.editMap(map, [{ kind: "map.rename", name }]);
      const said = await ask("GET", `/v1/maps/${map}/export?format=journey.json`);
      expect(said.statusCode, JSON.stringify(name)).toBe(200);
      expect(said.headers["content-disposition"]).toMatch(/^attachment; filename\*=UTF-8''[\w.%~!-]+$/);
      expect(said.headers["x-content-type-options"]).toBe("nosniff");
    }
  });
});

describe("uploads", () => {
  it("become one import each, also when asked for twice at once", async () => {
    const { upload } = await under.client.upload("log.csv", csv("twice"));
    const [one, two] = await Promise.all([codeOf(order(upload, "One")), codeOf(order(upload, "Two"))]);
    expect([one, two].sort()).toEqual(["no problem", "upload.gone"]);
  });

  it("of the same bytes at once are one import, whoever comes first", async () => {
    const uploads = await Promise.all([1, 2, 3].map(() => under.client.upload("log.csv", csv("same"))));
    const made = await Promise.all(uploads.map(({ upload }) => order(upload, "Same")));
    expect(new Set(made.map((one) => one.import)).size).toBe(1);
    expect(made.filter((one) => !one.already)).toHaveLength(1);
  });

  it("take the place of the earlier import when that is asked for, and only then", async () => {
    const first = await under.client.upload("log.csv", csv("replace"));
    const { import: old } = await order(first.upload, "Replace");
    const second = await under.client.upload("log.csv", csv("replace"));
    const other = { mapping: { case: "event", activity: "case" } };
    expect(await codeOf(order(second.upload, "Replace", other))).toBe("import.other-mapping");
    const states = async () =>
      (await under.client.imports()).imports
        .filter((one) => one.project === "Replace")
        .map((one) => [one.id, one.state]);
    const { import: fresh } = await order(second.upload, "Replace", { ...other, replace: true });
    expect(await states()).toEqual([
      [old, "removing"],
      [fresh, "waiting"],
    ]);
  });

  it("that nobody imports are forgotten after a day", async () => {
    const removed: string[] = [];
    let clock = 0;
    let ids = 0;
    const uploads = createUploads(
      () => `u${++ids}`,
      () => clock,
      { remove: async (file) => void removed.push(file) },
    );
    const upload = {
      workspace: defaultWorkspace,
      fileName: "a",
      file: "f" as never,
      bytes: 1,
      storedBytes: 1,
      sha256: "",
    };
    const first = uploads.add(upload);
    clock = 25 * 3_600_000;
    uploads.add({ ...upload, file: "g" as never });
    expect(uploads.get(defaultWorkspace, first)).toBeUndefined();
    expect(removed).toEqual(["f"]);
  });
});

describe("a deleted project", () => {
  it("takes its maps along, those in the bin too, and nothing is written to them any more", async () => {
    const made = await under.client.newMap({
      project: "Doomed",
      from: { kind: "template", template: "restaurant", lang: "en" },
    });
    const binned = await under.client.duplicateMap(made.map);
    await under.client.deleteMap(binned.map);
    const { projectId } = (await under.client.maps()).maps.find((one) => one.id === made.map)!;
    await under.client.deleteProject(projectId);
    for (const map of [made.map, binned.map] as MapId[]) {
      expect(await codeOf(under.client.editMap(map, [{ kind: "map.rename", name: "x" }]))).toBe("map.gone");
      expect(await under.store.rooms.load({ workspace: defaultWorkspace, map })).toBeUndefined();
    }
  });
});

describe("the example", () => {
  it("that was broken off while it was made leaves nothing when it is made again", async () => {
    const { settings, imports } = under.store;
    const { accept } = imports;
    imports.accept = () => Promise.reject(new Error("the process died"));
    expect(await codeOf(under.client.example("en"))).toBe("unexpected");
    imports.accept = accept;
    const { project } = await under.client.example("en");
    const { projects } = await under.client.projects();
    expect(
      projects.filter((one) => one.example || one.name.startsWith("Linden")).map((one) => one.id),
    ).toEqual([project]);
    const { maps } = await under.client.maps();
    expect(maps.filter((one) => one.projectId === project)).toHaveLength(2);
    expect(await settings.get(defaultWorkspace, "example-unfinished")).toBeUndefined();
  });
});

describe("a map in the bin", () => {
  it("is left by whoever had it open, and cannot be entered", async () => {
    const { map } = await under.client.newMap({
      project: "Bin",
      from: { kind: "template", template: "restaurant", lang: "en" },
    });
    const url = await under.server.app.listen({ host: "127.0.0.1", port: 0 });
    const dial = () =>
      new WebSocket(`${url.replace("http", "ws")}/v1/maps/${map}/room`, { headers: { host: "localhost" } });
    const socket = dial();
    await once(socket, "open");
    socket.send(
      encodeClientFrame({
        kind: "hello",
        token: "",
        version: mapVersion,
        epoch: -1,
        client: 1,
        seq: 0,
        stateVector: new Uint8Array([0]),
      }),
    );
    const [welcome] = (await once(socket, "message")) as [Buffer];
    expect(decodeServerFrame(new Uint8Array(welcome))?.kind).toBe("welcome");
    const next = once(socket, "message");
    await under.client.deleteMap(map);
    const [refused] = (await next) as [Buffer];
    expect(decodeServerFrame(new Uint8Array(refused))).toMatchObject({ kind: "refused", code: "gone" });

    const [failure] = (await once(dial(), "error")) as [Error];
    expect(failure.message).toContain("404");
    await under.client.restoreMap(map);
    const again = dial();
    await once(again, "open");
    again.terminate();
  });

  it.each([
    ["another host", { host: "evil.example" }, "421"],
    ["another page", { host: "localhost", origin: "http://evil.example" }, "403"],
    ["a page without an origin of its own", { host: "localhost", origin: "null" }, "403"],
  ])("nor any other map by %s", async (_, headers, status) => {
    const { map } = await under.client.newMap({
      project: "Bin",
      from: { kind: "template", template: "restaurant", lang: "en" },
    });
    const address = under.server.app.server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/maps/${map}/room`, { headers });
    const [failure] = (await once(socket, "error")) as [Error];
    expect(failure.message).toContain(status);
  });
});
