import { sourceIdSchema } from "@itinera/core";
import type { LiveEvent } from "@itinera/protocol";
import { expect, it } from "vitest";
import { joinLive } from "./live-events.ts";

const source = sourceIdSchema.parse("web");
const event = (number: number): LiveEvent => ({
  number,
  source,
  received: number,
  time: number,
  kind: "step",
  name: "Paid",
  person: "Ada",
  case: null,
  channel: null,
  properties: {},
});
const page = (from: number, to: number) => ({
  last: to,
  events: Array.from({ length: to - from + 1 }, (_, at) => event(from + at)),
});

it("new events stand behind the known ones, and the oldest leave", () => {
  expect(joinLive(undefined, page(1, 3))).toEqual(page(1, 3));
  expect(joinLive(page(1, 3), page(4, 5))).toEqual(page(1, 5));
  expect(joinLive(page(1, 3), { last: 3, events: [] })).toEqual(page(1, 3));
  expect(joinLive(page(1, 100), page(101, 130))).toEqual(page(31, 130));
});

it("a stream that was emptied begins anew", () => {
  expect(joinLive(page(1, 9), { last: 2, events: [] })).toEqual({ last: 0, events: [] });
});
