import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

const canary = "Canary0815";
const nobody = async () => undefined;
const ask = (under: ServerUnderTest, path: string) =>
  under.server.app.inject({ url: path, headers: { host: "localhost" } });

it("tells anybody that it lives, and whether it is ready", async () => {
  const under = await serverUnderTest(undefined, { sessionOf: nobody });
  const live = await ask(under, "/v1/health/live");
  expect([live.statusCode, live.body]).toEqual([200, ""]);
  const ready = await ask(under, "/v1/health/ready");
  expect([ready.statusCode, ready.json()]).toEqual([
    200,
    { ready: true, parts: { database: "ok", rooms: "ok", disk: "ok", engine: "missing" } },
  ]);
  await under.close();
});

it("with a store that fails it lives, is not ready, and tells which part but not why", async () => {
  const under = await serverUnderTest(undefined, {
    sessionOf: nobody,
    wrap: (store) => ({
      ...store,
      rooms: { ...store.rooms, load: () => Promise.reject(new Error(canary)) },
    }),
  });
  expect((await ask(under, "/v1/health/live")).statusCode).toBe(200);
  const ready = await ask(under, "/v1/health/ready");
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { ready: false, parts: { database: "ok", rooms: "failed", disk: "ok", engine: "missing" } },
  ]);
  await under.close();
});

it("is not ready while it ends", async () => {
  const under = await serverUnderTest();
  const url = await under.server.app.listen({ host: "127.0.0.1", port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statusOf = async () => {
    const asked = get(`${url}/v1/health/ready`, { agent, headers: { host: "localhost" } });
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    answer.resume();
    await once(answer, "end");
    return answer.statusCode;
  };
  expect(await statusOf()).toBe(200);
  const closed = under.close();
  // 503 on a line that is open, and no line else.
  expect(await statusOf().catch(() => 503)).toBe(503);
  await closed;
  expect(await statusOf().catch(() => "nobody there")).toBe("nobody there");
  agent.destroy();
});
