import { expect, it } from "vitest";
import { analyticsFor, importFile, newScope } from "../analytics.test-kit.ts";

const lab = analyticsFor("kinds");

it("names the channels on which each kind mostly happens, at most three", async () => {
  const scope = newScope();
  const on = (name: string, channel: string, times: number) =>
    Array.from({ length: times }, (_, time) => ({ person: "ann", name, time, channel }));
  await importFile(lab, scope, [
    ...on("visit", "web", 60),
    ...on("visit", "app", 30),
    ...on("visit", "kiosk", 9),
    ...on("visit", "", 1),
    ...["a", "b", "c", "d"].flatMap((channel, at) => on("spread", channel, 40 - at)),
    ...on("silent", "", 5),
  ]);
  const { kinds } = await lab.analytics.ask(scope, { kind: "kinds", unit: "person", period: {} });
  expect(Object.fromEntries(kinds.map((kind) => [kind.name, kind.channels]))).toEqual({
    visit: ["web", "app"],
    spread: ["a", "b", "c"],
    silent: [],
  });
});
