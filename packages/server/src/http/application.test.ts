import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { EpochMs } from "@itinera/core";
import { Registry } from "@prometheus-io/client";
import { pino, type Logger } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { sessionAs } from "../server.test-kit.ts";
import { createApplication, type Application } from "./application.ts";
import { bytesOf } from "./body-bytes.ts";
import { refuse } from "./refuse.ts";

const make = (log: Logger = pino({ level: "silent" })) =>
  createApplication({
    hosts: ["localhost", "127.0.0.1"],
    sessionOf: async ({ headers: { authorization } }) =>
      authorization === undefined || authorization === "Bearer secret" ? sessionAs("owner") : undefined,
    trail: {
      audit: { add: async () => undefined },
      now: () => 0 as EpochMs,
      addressOf: () => "",
      onAudited: () => undefined,
    },
    log,
    version: "0",
    figures: new Registry(),
  });

describe("the door", () => {
  let app: Application;
  beforeAll(async () => {
    app = await make();
    const body = z.object({ name: z.string().max(5) });
    app.get("/thing", { config: { allow: () => true } }, async () => ({ read: true }));
    app.post("/thing", { config: { allow: () => true, audit: "nothing" }, schema: { body } }, async () => ({
      written: true,
    }));
    app.get("/closed", { config: { allow: () => false } }, async () => ({ never: true }));
    app.get("/broken", { config: { allow: () => true } }, async () => {
      throw new Error("the secret of the house");
    });
  });
  afterAll(() => app.close());

  const ask = (method: "GET" | "POST", url: string, headers: Record<string, string> = {}, payload?: object) =>
    app.inject({
      method,
      url,
      headers: { host: "localhost:4870", ...headers },
      ...(payload ? { payload } : {}),
    });

  it("takes its own names only, against DNS rebinding", async () => {
    expect((await ask("GET", "/thing")).statusCode).toBe(200);
    expect((await ask("GET", "/thing", { host: "127.0.0.1" })).statusCode).toBe(200);
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "[::ffff:7f00:1]",
      "localhost@evil",
    ]) {
      expect((await ask("GET", "/thing", { host })).statusCode, host).toBe(421);
    }
  });

  it("does not call it a failure when an answer breaks off because somebody has hung up", async () => {
    let said = "";
    const own = await make(pino({ level: "trace" }, { write: (line) => void (said += line) }));
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    own.get("/long", { config: { allow: () => true } }, async ({ raw }) => {
      raw.socket.once("close", left.resolve);
      asked.resolve();
      await left.promise;
      throw Object.assign(new Error("premature close"), { code: "ERR_STREAM_PREMATURE_CLOSE" });
    });
    await own.listen({ port: 0, host: "127.0.0.1" });
    const { port } = own.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /long HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await asked.promise;
    socket.destroy();
    await left.promise;
    await sleep(50);
    expect(said).not.toContain("failed");
    await own.close();
  });

  it("answers whoever sends all of a file before reading why it was refused", async () => {
    const own = await make();
    own.addContentTypeParser("application/octet-stream", (_, payload, done) => {
      done(null, payload);
    });
    const body = { config: { allow: () => true, audit: "nothing" as const }, bodyLimit: 1e9 };
    own.post("/file", body, async ({ body }, reply) => {
      const read = await bytesOf(body as Readable, 1_000);
      return read ? { read: read.length } : refuse(reply, 413, "upload.too-big", { most: 1_000 });
    });
    await own.listen({ port: 0, host: "127.0.0.1" });
    const { port } = own.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    const answer = once(socket, "data");
    // More than any buffer on the way takes.
    const size = 32 * 1024 * 1024;
    socket.write(
      `POST /file HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: ${size}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.write(Buffer.alloc(size), resolve));
    expect(String(await answer)).toMatch(/^HTTP\/1.1 413 .*upload\.too-big/is);
    await own.close();
  });

  it("lets no other page write, but lets a client without an Origin", async () => {
    const write = (headers: Record<string, string>) => ask("POST", "/thing", headers, { name: "a" });
    expect((await write({})).statusCode).toBe(200);
    expect((await write({ origin: "http://localhost:4870" })).statusCode).toBe(200);
    for (const origin of [
      "http://evil.example",
      "http://localhost:1",
      "https://localhost.evil.example:4870",
      "null",
      "",
    ]) {
      expect((await write({ origin })).statusCode, origin).toBe(403);
    }
    expect((await ask("GET", "/thing", { origin: "http://evil.example" })).statusCode).toBe(200);
  });

  it("refuses a wrong token", async () => {
    expect((await ask("GET", "/thing", { authorization: "Bearer secret" })).statusCode).toBe(200);
    expect((await ask("GET", "/thing", { authorization: "Bearer other" })).statusCode).toBe(401);
    expect((await ask("GET", "/thing", { authorization: "Basic c2VjcmV0" })).statusCode).toBe(401);
  });

  it("asks the policy of every route", async () => {
    expect((await ask("GET", "/closed")).statusCode).toBe(403);
  });

  it("does not start with a route that changes something and does not say what the audit log says", async () => {
    const other = await make();
    expect(() => other.post("/open", { config: { allow: () => true } }, async () => ({}))).toThrow(
      "audit log",
    );
    await other.close();
  });

  it("does not start with a route that names no policy", async () => {
    const other = await make();
    expect(() => other.get("/open", async () => ({}))).toThrow("names no policy");
    await other.close();
  });

  it("says which field is wrong", async () => {
    const said = await ask("POST", "/thing", {}, { name: "far too long" });
    expect(said.statusCode).toBe(400);
    expect(said.json()).toMatchObject({ code: "bad-request", params: { where: "name" } });
  });

  it("keeps its secrets when something breaks", async () => {
    const said = await ask("GET", "/broken");
    expect(said.statusCode).toBe(500);
    expect(said.body).not.toContain("secret");
  });

  it("sends a strict policy of contents", async () => {
    const policy = String((await ask("GET", "/thing")).headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
  });
});
