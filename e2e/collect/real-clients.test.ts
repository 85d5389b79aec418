// Real clients talk to a real server through a proxy that drops answers: every event once, with what it said.
import { newTracker, buildSelfDescribingEvent } from "@snowplow/node-tracker";
import Rudder from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { CloudEvent, HTTP } from "cloudevents";
import { PostHog } from "posthog-node";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve, type Serving } from "../command-line.ts";
import { allCounted, startCollecting, type Collecting } from "./collecting.ts";
import { startFlakyProxy, type FlakyProxy } from "./flaky-proxy.ts";

const lost = 0.3;
const each = 60;

let data: string;
let serving: Serving;
let proxy: FlakyProxy;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-clients-"));
  serving = await serve(data);
  proxy = await startFlakyProxy(() => serving.url, lost);
});
afterAll(async () => {
  await proxy.close();
  await serving.kill();
  await rm(data, { recursive: true, force: true });
});

/** A request of ours, tried until its answer comes. */
async function insist(path: string, init: RequestInit): Promise<void> {
  for (;;) {
    const answer = await fetch(proxy.url + path, init).catch(() => undefined);
    if (answer?.ok) {
      await answer.arrayBuffer();
      return;
    }
    if (answer) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

const numbers = Array.from({ length: each }, (_, at) => at);

/** Each sends `each` events named "Paid" with a total, of as many people, in its own way. */
const clients: Readonly<Record<string, (collecting: Collecting) => Promise<void>>> = {
  async "@segment/analytics-node"({ key }) {
    const analytics = new Analytics({
      writeKey: key,
      host: proxy.url,
      flushAt: 7,
      flushInterval: 50,
      maxRetries: 20,
    });
    for (const at of numbers) analytics.track({ userId: `u${at}`, event: "Paid", properties: { total: at } });
    await analytics.closeAndFlush();
  },
  async "@rudderstack/rudder-sdk-node"({ key }) {
    const rudder = new Rudder(key, {
      dataPlaneUrl: proxy.url,
      flushAt: 10,
      flushInterval: 50,
      maxInternalQueueSize: 1_000,
    });
    for (const at of numbers) rudder.track({ userId: `u${at}`, event: "Paid", properties: { total: at } });
    await rudder.flush();
  },
  async "posthog-node"({ key }) {
    const posthog = new PostHog(key, {
      host: proxy.url,
      flushAt: 7,
      fetchRetryCount: 20,
      fetchRetryDelay: 20,
    });
    for (const at of numbers)
      posthog.capture({ distinctId: `u${at}`, event: "Paid", properties: { total: at } });
    await posthog.shutdown();
  },
  async "@snowplow/node-tracker"({ key }) {
    const tracker = newTracker({ namespace: "shop", appId: key }, { endpoint: proxy.url, bufferSize: 2 });
    for (const at of numbers) {
      tracker.setUserId(`u${at}`);
      tracker.track(
        buildSelfDescribingEvent({
          event: { schema: "iglu:shop/Paid/jsonschema/1-0-0", data: { total: at } },
        }),
      );
    }
    void tracker.flush();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  },
  async cloudevents({ key }) {
    for (const at of numbers) {
      const event = new CloudEvent({
        id: `e${at}`,
        type: "Paid",
        source: "/shop",
        subject: `u${at}`,
        data: { total: at },
      });
      const { headers, body } = at % 2 === 0 ? HTTP.binary(event) : HTTP.structured(event);
      await insist("/v1/cloudevents", {
        method: "POST",
        headers: { ...(headers as Record<string, string>), authorization: `Bearer ${key}` },
        body: body as string,
      });
    }
  },
  async "plain JSON"({ key }) {
    for (const at of numbers)
      await insist("/v1/events", {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ id: `e${at}`, name: "Paid", person: `u${at}`, properties: { total: at } }),
      });
  },
  async pixel({ key }) {
    for (const at of numbers)
      await insist(`/pixel.gif?key=${key}&id=e${at}&name=Paid&person=u${at}&p.total=${at}`, {});
  },
};

it.each(Object.keys(clients))(
  "%s: each event is counted once, with its properties, though answers are lost",
  async (name) => {
    const collecting = await startCollecting(serving, name);
    const before = proxy.dropped;
    proxy.dropNext();
    await clients[name]?.(collecting);
    const counts = await allCounted(serving, collecting);
    expect(proxy.dropped).toBeGreaterThan(before);
    expect(counts).toMatchObject({ stored: each, quarantined: 0 });
    const ask = { unit: "person" } as const;
    const { kinds, properties, cases } = await serving.client.ask(collecting.project, {
      kind: "kinds",
      ...ask,
    });
    expect({ kinds: kinds.map((one) => [one.name, one.events]), cases }).toEqual({
      kinds: [["Paid", each]],
      cases: each,
    });
    expect(properties.find((one) => one.name === "total")).toMatchObject({ events: each });
    const { matches } = await serving.client.ask(collecting.project, {
      kind: "matches",
      ...ask,
      bindings: [
        { key: "last", binding: [{ where: [{ property: "total", op: "is", value: `${each - 1}` }] }] },
      ],
    });
    expect(matches[0]).toMatchObject({ units: 1, events: 1 });
    process.stdout.write(
      `${name}: ${each} events, ${proxy.dropped - before} answers lost, ${counts.duplicates} came again, ${counts.stored} counted\n`,
    );
  },
  120_000,
);

const ids = process.env["ITINERA_FULL"] ? 200_000 : 20_000;

it(
  `${ids} ids in batches, a third of the answers lost: exactly as many are in the answers`,
  { retry: 0, timeout: 300_000 },
  async () => {
    const collecting = await startCollecting(serving, "Batches");
    const size = 500;
    const dropped = proxy.dropped;
    const batches = Array.from({ length: ids / size }, (_, batch) =>
      JSON.stringify({
        batch: Array.from({ length: size }, (__, at) => ({
          type: "track",
          event: "Paid",
          userId: `u${(batch * size + at) % 977}`,
          messageId: `m${batch * size + at}`,
        })),
        writeKey: collecting.key,
      }),
    );
    let next = 0;
    const sender = async () => {
      while (next < batches.length) {
        const body = batches[next++] ?? "";
        await insist("/v1/batch", { method: "POST", body });
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    const counts = await allCounted(serving, collecting, 200_000);
    expect(counts).toMatchObject({ stored: ids, quarantined: 0 });
    expect(counts.stored + counts.duplicates).toBe(counts.received);
    const { events, cases } = await serving.client.ask(collecting.project, { kind: "edges", unit: "person" });
    expect({ events, cases }).toEqual({ events: ids, cases: 977 });
    process.stdout.write(
      `${ids} ids, ${proxy.dropped - dropped} answers lost, ${counts.duplicates} came again, ${events} in the answers\n`,
    );
  },
);
