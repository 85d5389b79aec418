import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asFetch } from "./as-fetch.ts";
import { allow, hostAddress, rulesUnderTest, startLoopback, type Loopback } from "./canary.test-kit.ts";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await startLoopback();
});
afterAll(() => loopback.close());

const fetch = asFetch(rulesUnderTest({ allowed: allow(hostAddress), names: { "idp.test": [hostAddress] } }));
const at = (path = "/") => `http://idp.test:${loopback.port}${path}`;

it("answers like fetch", async () => {
  loopback.answer = async (request, response) => {
    const { method, headers } = request;
    const body = (await buffer(request)).toString();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ method, type: headers["content-type"], key: headers["x-key"], body }));
  };
  const response = await fetch(at("/token"), {
    method: "post",
    body: new URLSearchParams({ code: "a b" }),
    headers: new Headers({ "x-key": "k" }),
  });
  expect(response).toBeInstanceOf(Response);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({
    method: "POST",
    type: "application/x-www-form-urlencoded;charset=UTF-8",
    key: "k",
    body: "code=a+b",
  });
  expect((await fetch(new URL(at()))).ok).toBe(true);
  expect(await (await fetch(new Request(at(), { method: "PUT", body: "x" }))).json()).toMatchObject({
    method: "PUT",
    body: "x",
  });
  loopback.answer = (_request, reply) => reply.writeHead(204).end();
  expect((await fetch(at())).status).toBe(204);
});

it("treats redirects as it is told", async () => {
  loopback.answer = ({ url }, response) =>
    url === "/" ? response.end("here") : response.writeHead(303, { location: "/" }).end();
  expect(await (await fetch(at("/start"))).text()).toBe("here");
  expect((await fetch(at("/start"), { redirect: "manual" })).headers.get("location")).toBe("/");
  await expect(fetch(at("/start"), { redirect: "error" })).rejects.toBeInstanceOf(TypeError);
});

it("rejects what is refused, without a secret in the message", async () => {
  const before = loopback.canary();
  for (const url of [
    `http://127.0.0.1:${loopback.port}/?key=secret`,
    `http://user:secret@idp.test:${loopback.port}/`,
    "http://[secret",
  ]) {
    const error = await fetch(url).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain("secret");
  }
  expect(loopback.canary()).toBe(before);
  await expect(fetch(`http://127.0.0.1:${loopback.port}/`)).rejects.toMatchObject({
    cause: { kind: "refused", reason: "address", host: "127.0.0.1" },
  });
});

it("gives up with its caller", async () => {
  loopback.answer = () => undefined;
  const reason = new Error("enough");
  const given = new AbortController();
  setTimeout(() => given.abort(reason), 50);
  await expect(fetch(at(), { signal: given.signal })).rejects.toBe(reason);
});
