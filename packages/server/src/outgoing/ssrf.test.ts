import { afterAll, beforeAll, expect, it } from "vitest";
import {
  allow,
  get,
  hasV6,
  hostAddress,
  rulesUnderTest,
  startLoopback,
  type Loopback,
} from "./canary.test-kit.ts";
import { checkUrl } from "./check-url.ts";
import { hostileNames, hostileUrls } from "./hostile-urls.test-kit.ts";
import { systemLookup } from "./outgoing-rules.ts";
import { safeFetch } from "./safe-fetch.ts";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await startLoopback();
});
afterAll(async () => {
  const unwanted = loopback.canary() - wanted;
  const urls = hostileUrls(loopback.port).length;
  process.stderr.write(`${urls} hostile URLs, redirects, rebinding: ${unwanted} connections to the canary\n`);
  await loopback.close();
});
let wanted = 0;

const strict = rulesUnderTest({ names: hostileNames });
const beside = (rules: Parameters<typeof rulesUnderTest>[0] = {}) =>
  rulesUnderTest({ ...rules, allowed: allow(hostAddress) });

it("no spelling of an own address is accepted when a URL is saved, nor asked when it is delivered to", async () => {
  const urls = hostileUrls(loopback.port);
  expect(urls.length).toBeGreaterThan(60);
  for (const url of urls) {
    const saved = await checkUrl(url, strict);
    expect(saved, url).toMatchObject({ kind: "refused" });
    expect(await safeFetch(get(url), strict), url).toEqual(saved);
    expect(JSON.stringify(saved), url).not.toContain("secret");
  }
  expect(loopback.attempts()).toBe(0);
  expect(loopback.canary()).toBe(0);
});

it("the computer's own resolver finds no way to it either", async () => {
  const rules = { ...strict, lookup: systemLookup };
  for (const name of ["localhost", "LOCALHOST.", "no-such-name.invalid"])
    expect(await safeFetch(get(`http://${name}:${loopback.port}/`), rules)).toMatchObject({
      kind: "refused",
    });
  expect(loopback.attempts()).toBe(0);
});

it("what the operator allows is reached: the canary would notice", async () => {
  const before = loopback.canary();
  const rules = rulesUnderTest({ allowed: allow("127.0.0.0/8", "::1", "lvh.me"), names: hostileNames });
  const hosts = ["0x7f.1", "lvh.me", "localhost", ...(hasV6 ? ["[::1]"] : [])];
  for (const host of hosts) {
    const answer = await safeFetch(get(`http://${host}:${loopback.port}/`), rules);
    expect(answer, host).toMatchObject({ kind: "answered", status: 200 });
  }
  wanted += loopback.canary() - before;
  expect(wanted).toBe(hosts.length);
});

it("a redirect leads nowhere that could not be asked directly", async () => {
  const before = loopback.canary();
  const rules = beside({ names: hostileNames });
  for (const status of [301, 302, 303, 307, 308])
    for (const target of hostileUrls(loopback.port)) {
      // What a header cannot carry, and what means "here".
      if (/[^\x20-\x7e]/.test(target) || target === "") continue;
      loopback.answer = (request, response) =>
        request.url === "/start"
          ? response.writeHead(status, { location: target }).end()
          : response.end("the first host again");
      const answer = await safeFetch(get(`http://${hostAddress}:${loopback.port}/start`), rules);
      // Without scheme, some of these are paths of the first host.
      if (answer.kind === "answered")
        expect(Buffer.from(answer.body).toString(), `${status} ${target}`).toBe("the first host again");
    }
  expect(loopback.canary() - before).toBe(0);
});

it("a redirect by way of an allowed host is checked at each hop", async () => {
  const before = loopback.canary();
  loopback.answer = ({ url }, response) => {
    const step = Number(url?.slice(1));
    const location = step < 3 ? `/${step + 1}` : `http://localhost:${loopback.port}/`;
    response.writeHead(302, { location }).end();
  };
  const answer = await safeFetch(
    get(`http://${hostAddress}:${loopback.port}/0`),
    beside({ names: hostileNames }),
  );
  expect(answer).toEqual({ kind: "refused", reason: "address", host: "localhost" });
  expect(loopback.canary() - before).toBe(0);
});

it("a name that changes its address between check and use gains nothing", async () => {
  const before = loopback.canary();
  loopback.answer = (_request, response) => response.end("the host");
  let lookups = 0;
  const rules = {
    ...beside(),
    lookup: async () => [lookups++ % 2 === 0 ? hostAddress : "127.0.0.1"],
  };
  const url = `http://rebinding.example:${loopback.port}/`;
  const outcomes: unknown[] = [];
  expect(await checkUrl(url, rules)).toMatchObject({ kind: "fine", addresses: [hostAddress] });
  for (let round = 0; round < 20; round++) {
    const answer = await safeFetch(get(url), rules);
    outcomes.push(answer.kind === "answered" ? Buffer.from(answer.body).toString() : answer.reason);
    // One lookup for each request: the address that was checked is the one that is used.
    expect(lookups).toBe(round + 2);
  }
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => ["address", "the host"]).flat());
  expect(loopback.canary() - before).toBe(0);
});

it("a redirect to the same name is looked up and checked again", async () => {
  const before = loopback.canary();
  loopback.answer = (_request, response) => response.writeHead(302, { location: "/again" }).end();
  const found = [[hostAddress], ["127.0.0.1"]];
  const rules = { ...beside(), lookup: async () => found.shift() ?? [] };
  const answer = await safeFetch(get(`http://rebinding.example:${loopback.port}/`), rules);
  expect(answer).toMatchObject({ kind: "refused", reason: "address" });
  expect(loopback.canary() - before).toBe(0);
});

it("a URL that was fine when saved is refused when its name has moved", async () => {
  const before = loopback.canary();
  const url = `http://moving.example:${loopback.port}/`;
  expect(await checkUrl(url, beside({ names: { "moving.example": [hostAddress] } }))).toMatchObject({
    kind: "fine",
  });
  const moved = beside({ names: { "moving.example": [hostAddress, "127.0.0.1"] } });
  expect(await safeFetch(get(url), moved)).toMatchObject({ kind: "refused", reason: "address" });
  expect(loopback.canary() - before).toBe(0);
});
