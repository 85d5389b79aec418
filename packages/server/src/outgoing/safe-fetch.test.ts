import { buffer } from "node:stream/consumers";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { allow, get, hostAddress, rulesUnderTest, startLoopback, type Loopback } from "./canary.test-kit.ts";
import type { OutgoingAnswer, OutgoingRequest } from "./outgoing-request.ts";
import { safeFetch } from "./safe-fetch.ts";
import { whileTrusted } from "./self-signed.test-kit.ts";

let plain: Loopback;
let secure: Loopback;
beforeAll(async () => {
  [plain, secure] = await Promise.all([startLoopback(), startLoopback("https")]);
});
afterAll(() => Promise.all([plain.close(), secure.close()]));
beforeEach(() => {
  plain.answer = (_request, response) => response.end();
});

const allowed = allow("127.0.0.0/8");
const names = { "idp.test": [hostAddress], "other.test": [hostAddress] };
const rules = rulesUnderTest({ allowed, names });
const at = (path = "/") => `http://idp.test:${plain.port}${path}`;
const textOf = (answer: OutgoingAnswer) =>
  answer.kind === "answered" ? Buffer.from(answer.body).toString() : answer.reason;

it("sends method, headers and body, and gives status, headers and bytes", async () => {
  plain.answer = async (request, response) => {
    const body = await buffer(request);
    response.setHeader("x-method", `${request.method} ${request.headers.host}`);
    response.writeHead(418, { "x-key": request.headers["x-key"] }).end(body);
  };
  const request: OutgoingRequest = {
    url: at("/hook?a=1"),
    method: "POST",
    headers: { "x-key": "k", "content-type": "text/plain" },
    body: "Грюсс",
  };
  const answer = await safeFetch(request, rules);
  expect(answer).toMatchObject({
    kind: "answered",
    status: 418,
    headers: { "x-key": "k", "x-method": `POST idp.test:${plain.port}` },
  });
  expect(textOf(answer)).toBe("Грюсс");
});

it.each([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
] as const)("counts the bytes of a %s body after decoding", async (encoding, compress) => {
  const small = rulesUnderTest({ allowed, names, limits: { bytes: 100_000 } });
  const answerOf = async (size: number) => {
    const body = compress(Buffer.alloc(size, "a"));
    expect(body.byteLength).toBeLessThan(100_000);
    plain.answer = (_request, response) =>
      response.writeHead(200, { "content-encoding": encoding, "content-length": body.byteLength }).end(body);
    return safeFetch(get(at()), small);
  };
  const fits = await answerOf(100_000);
  expect(fits).toMatchObject({ kind: "answered" });
  expect(textOf(fits)).toBe("a".repeat(100_000));
  expect(fits.kind === "answered" && Object.keys(fits.headers)).not.toContain("content-encoding");
  expect(await answerOf(100_001)).toEqual({ kind: "refused", reason: "too-large", host: "idp.test" });
  expect(await answerOf(50_000_000)).toMatchObject({ reason: "too-large" });
});

it("stops a body without end", async () => {
  let isOpen = true;
  plain.answer = (_request, response) => {
    const more = () => isOpen && response.write(Buffer.alloc(65_536), more);
    response.on("close", () => (isOpen = false));
    more();
  };
  expect(await safeFetch(get(at()), rules)).toMatchObject({ reason: "too-large" });
  await expect.poll(() => isOpen).toBe(false);
});

it("stops headers without end", async () => {
  plain.answer = ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    for (let line = 0; line < 1_000; line++) socket.write(`x-${line}: ${"a".repeat(100)}\r\n`);
  };
  expect(await safeFetch(get(at()), rules)).toMatchObject({ reason: "too-large" });
});

it("waits no longer than it may: for a name, for headers, for a body, for a chain of redirects", async () => {
  const limits = { totalMs: 700, headersMs: 60_000 };
  const hasty = rulesUnderTest({ allowed, names, limits });
  const inTime = { kind: "refused", reason: "time", host: "idp.test" };
  const nameless = { ...hasty, lookup: () => new Promise<never>(() => undefined) };
  expect(await safeFetch(get(at()), nameless)).toEqual(inTime);
  plain.answer = () => undefined;
  expect(await safeFetch(get(at()), hasty)).toEqual(inTime);
  const impatient = rulesUnderTest({ allowed, names, limits: { totalMs: 60_000, headersMs: 300 } });
  expect(await safeFetch(get(at()), impatient)).toEqual(inTime);
  // Each piece alone is in time.
  const trickle = (write: (text: string) => unknown) => {
    const timer = setInterval(() => write("a"), 50);
    return () => clearInterval(timer);
  };
  plain.answer = (_request, response) => {
    response.writeHead(200);
    response.on(
      "close",
      trickle((text) => response.write(text)),
    );
  };
  expect(await safeFetch(get(at()), hasty)).toEqual(inTime);
  plain.answer = ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\nx: ");
    socket.on(
      "close",
      trickle((text) => socket.write(text)),
    );
  };
  expect(await safeFetch(get(at()), hasty)).toEqual(inTime);
  plain.answer = (_request, response) =>
    void setTimeout(() => response.writeHead(302, { location: "/" }).end(), 250);
  expect(await safeFetch(get(at()), hasty)).toEqual(inTime);
});

it("throws the caller's reason when the caller gives up", async () => {
  plain.answer = () => undefined;
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  await expect(safeFetch({ ...get(at()), signal }, rules)).rejects.toBe(reason);
  const later = new AbortController();
  setTimeout(() => later.abort(reason), 50);
  await expect(safeFetch({ ...get(at()), signal: later.signal }, rules)).rejects.toBe(reason);
});

it("says that nobody answers, that the answer is not HTTP, and that it broke off", async () => {
  const unreachable = { kind: "refused", reason: "unreachable", host: "idp.test" };
  expect(await safeFetch(get("http://idp.test:9/"), rules)).toEqual(unreachable);
  for (const said of [
    "SSH-2.0-OpenSSH\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nbroken",
    "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  ]) {
    plain.answer = ({ socket }) => socket.end(said);
    expect(await safeFetch(get(at()), rules), said).toEqual(unreachable);
  }
});

it("follows five redirects and no sixth; hands them back when asked", async () => {
  plain.answer = ({ url }, response) => {
    const left = Number(url?.slice(1));
    if (left === 0) response.end("here");
    else response.writeHead(302, { location: `${left - 1}` }).end("not yet");
  };
  expect(textOf(await safeFetch(get(at("/5")), rules))).toBe("here");
  expect(await safeFetch(get(at("/6")), rules)).toMatchObject({ kind: "refused", reason: "redirects" });
  const back = await safeFetch({ ...get(at("/6")), redirects: "hand-back" }, rules);
  expect(back).toMatchObject({ kind: "answered", status: 302, headers: { location: "5" } });
  plain.answer = (_request, response) => response.writeHead(302).end("nowhere");
  expect(await safeFetch(get(at()), rules)).toMatchObject({ kind: "answered", status: 302 });
});

const keys = {
  authorization: "Bearer secret",
  Cookie: "a=secret",
  "x-api-key": "secret",
  accept: "text/plain",
  "Content-Type": "text/plain",
};

/** What arrives after a redirect of a POST with keys. */
async function arrived(status: number, location: string) {
  let got: unknown = "nothing";
  plain.answer = async ({ url, method, headers, ...request }, response) => {
    if (url === "/start") return response.writeHead(status, { location }).end();
    const { authorization, cookie, accept } = headers;
    const type = headers["content-type"];
    const key = headers["x-api-key"];
    got = { method, authorization, cookie, key, accept, type, length: headers["content-length"] };
    return response.end(String(request.complete));
  };
  const request = { url: at("/start"), method: "POST", headers: keys, body: "secret=1" } as const;
  return { answer: await safeFetch(request, rules), got };
}

it("keys go to the origin they are for, and a body to no other", async () => {
  const all = { authorization: keys.authorization, cookie: keys.Cookie, key: "secret", accept: "text/plain" };
  const posted = { method: "POST", ...all, type: "text/plain", length: "8" };
  const gotten = { method: "GET", ...all, type: undefined, length: undefined };
  const none = { authorization: undefined, cookie: undefined, key: undefined };
  const elsewhere = `http://other.test:${plain.port}/`;
  for (const status of [301, 302, 303]) {
    expect((await arrived(status, "/here")).got).toEqual(gotten);
    expect((await arrived(status, elsewhere)).got).toEqual({ ...gotten, ...none });
  }
  for (const status of [307, 308]) {
    expect((await arrived(status, "/here")).got).toEqual(posted);
    const { answer, got } = await arrived(status, elsewhere);
    expect(answer).toEqual({ kind: "refused", reason: "redirects", host: "other.test" });
    expect(got).toBe("nothing");
  }
});

it("sends no header that splits or frames the message", async () => {
  let requests = 0;
  plain.answer = (_request, response) => {
    requests += 1;
    response.end();
  };
  for (const headers of [
    { "x-key": "a\r\nhost: other" },
    { "x-key": "a\nx: y" },
    { "x-key": "a\r\n" },
    { "x-key": "a\u0000b" },
    { "x-key": "Ċ" },
    { "x-key\r\nx": "a" },
    { "x key": "a" },
    { "": "a" },
    { Host: "other" },
    { "content-length": "5" },
    { "Transfer-Encoding": "chunked" },
    { connection: "x-key" },
    { upgrade: "h2c" },
  ] as OutgoingRequest["headers"][])
    expect(await safeFetch({ ...get(at()), headers }, rules)).toEqual({
      kind: "refused",
      reason: "header",
      host: "idp.test",
    });
  expect(requests).toBe(0);
});

it("trusts no certificate that the system does not trust, and keeps https", async () => {
  const url = `https://idp.test:${secure.port}/`;
  expect(await safeFetch(get(url), rules)).toEqual({
    kind: "refused",
    reason: "certificate",
    host: "idp.test",
  });
  await whileTrusted(async () => {
    secure.answer = (_request, response) => response.end("over TLS");
    expect(textOf(await safeFetch(get(url), rules))).toBe("over TLS");
    // The certificate is for idp.test and others, not for this name.
    const other = `https://other.test:${secure.port}/`;
    expect(await safeFetch(get(other), rules)).toMatchObject({ reason: "certificate" });
    secure.answer = (_request, response) => response.writeHead(302, { location: at() }).end();
    expect(await safeFetch(get(url), rules)).toEqual({
      kind: "refused",
      reason: "scheme",
      host: "idp.test",
    });
  });
});
