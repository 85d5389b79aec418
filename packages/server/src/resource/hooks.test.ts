// Requests of other systems, read by a preset or by a mapping of one's own.
import { presets } from "@itinera/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { analyticsFor } from "../../../analytics/src/analytics.test-kit.ts";
import { collectingProject, keyOf, type CollectingProject } from "./collecting.test-kit.ts";

const lab = analyticsFor("hooks");

let shop: CollectingProject;
beforeEach(async () => {
  shop = await collectingProject(lab);
});
afterEach(() => shop.under.close());

const own = (path: string) => `/v1/projects/${shop.project}/${path}`;
const isCounted = (counted: number) => expect.poll(() => shop.stream()).toMatchObject({ counted });

const post = (key: string, payload: string | object, headers: Readonly<Record<string, string>> = {}) =>
  shop.under.server.app.inject({
    method: "POST",
    url: `/v1/hooks/${key}`,
    payload,
    headers: { host: "localhost", ...headers },
  });

it("of a system that we know become events, each request once", async () => {
  const source = await shop.newSource("webhook", { preset: "stripe" });
  for (let time = 0; time < 2; time++)
    for (const { payload } of presets.stripe.samples)
      expect((await post(keyOf(source), payload as object)).statusCode).toBe(200);
  const { received, quarantined } = await shop.stream();
  expect(quarantined).toBe(0);
  await isCounted(received);
  const { stored, statements, duplicates } = await shop.stream();
  expect(stored).toBeGreaterThan(0);
  expect(duplicates).toBe(stored + statements);
});

it("that are forms are read as well, and answered as the system wants", async () => {
  const source = await shop.newSource("webhook", {
    mapping: "{ 'id': data.ID, 'name': event, 'person': data.WHO }",
  });
  const form = "event=ONCALL&data[ID]=7&data[WHO]=ann";
  const answer = await post(keyOf(source), form, { "content-type": "application/x-www-form-urlencoded" });
  expect([answer.statusCode, answer.body]).toEqual([200, "ok"]);
  await isCounted(1);
  expect(await shop.paths()).toEqual([["ONCALL", 1]]);
});

it("wait in quarantine where the mapping gives no event, and are read again when it is mended", async () => {
  const source = await shop.newSource("webhook", { mapping: "{ 'id': nr, 'name': what, 'person': whom }" });
  for (const nr of ["1", "2"]) await post(keyOf(source), { nr, what: "Called", who: "ann" });
  expect(await shop.stream()).toMatchObject({ received: 0, quarantined: 2 });
  const { body } = await shop.api("GET", own("quarantine"));
  const messages = body["messages"] as { number: number; reason: string }[];
  expect(messages.map(({ reason }) => reason)).toEqual(["no-person", "no-person"]);
  const mapping = "{ 'id': nr, 'name': what, 'person': who }";
  await shop.api("PATCH", own(`sources/${source.id}`), { settings: { mapping } });
  // What is not named stays.
  await shop.api("PATCH", own(`sources/${source.id}`), { settings: { perSecond: 9 } });
  const numbers = messages.map(({ number }) => number);
  const replays = [0, 1].map(() => shop.api("POST", own("quarantine/replay"), { numbers }));
  const released = (await Promise.all(replays)).map((one) => one.body["released"] as number);
  expect(released[0]! + released[1]!).toBe(2);
  await isCounted(2);
  expect(await shop.paths()).toEqual([["Called", "Called", 1]]);
});

it("are refused where nobody has said how to read them, and by an unknown key", async () => {
  const source = await shop.newSource("webhook");
  expect((await post(keyOf(source), {})).json()).toMatchObject({ code: "collect.no-mapping" });
  expect((await post("itw_nobody", {})).statusCode).toBe(401);
});

it("can be tried before: what a payload becomes, and where a mapping is wrong", async () => {
  const tried = await shop.api("POST", own("mapping"), {
    mapping: "{ 'id': '1', 'name': 'Called', 'person': who }",
    payload: { who: "ann" },
  });
  expect(tried.body).toMatchObject({
    kind: "tried",
    events: [{ name: "Called", person: "ann" }],
    reasons: [],
  });
  const wrong = await shop.api("POST", own("mapping"), { mapping: "{ 'name': ", payload: {} });
  expect(wrong.body).toMatchObject({ kind: "wrong" });
  expect(await shop.stream()).toMatchObject({ received: 0, quarantined: 0 });
});
