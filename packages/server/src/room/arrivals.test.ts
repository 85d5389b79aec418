import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createArrivals } from "./arrivals.ts";

const arrivals = () => {
  const taken: string[] = [];
  const { add, flush, isEmpty } = createArrivals<string>((peer, edits) => {
    taken.push(`${peer} ${edits.map(({ n }) => n).join(",")}`);
  });
  const come = (peer: string, n: number, bytes = 10) => {
    add(peer, { n, update: new Uint8Array(bytes), came: 0 });
  };
  return { taken, come, flush, isEmpty };
};

it("takes what one peer sent in a turn together, in the order in which all of it came", async () => {
  const { taken, come, isEmpty } = arrivals();
  come("ann", 1);
  come("ann", 2);
  come("bob", 1);
  come("ann", 3);
  expect(taken).toEqual([]);
  expect(isEmpty()).toBe(false);
  await nextTurn();
  expect(taken).toEqual(["ann 1,2", "bob 1", "ann 3"]);
  expect(isEmpty()).toBe(true);
});

it("takes neither many edits nor many bytes at once", () => {
  const { taken, come, flush } = arrivals();
  for (let n = 1; n <= 20; n++) come("ann", n);
  for (let n = 1; n <= 3; n++) come("bob", n, 40_000);
  flush();
  expect(taken).toEqual([
    "ann 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16",
    "ann 17,18,19,20",
    "bob 1",
    "bob 2",
    "bob 3",
  ]);
});

it("takes nothing twice when it is asked to before the turn has ended", async () => {
  const { taken, come, flush } = arrivals();
  come("ann", 1);
  flush();
  await nextTurn();
  expect(taken).toEqual(["ann 1"]);
});
