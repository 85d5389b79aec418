import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createSocketCount } from "./socket-count.ts";

it("takes so many sockets of one address, and another one when one has closed", () => {
  const count = createSocketCount(2);
  const [first, second, third] = [new PassThrough(), new PassThrough(), new PassThrough()];
  expect(count.take("10.0.0.1", first)).toBe(true);
  expect(count.take("10.0.0.1", second)).toBe(true);
  expect(count.take("10.0.0.1", third)).toBe(false);
  expect(count.take("10.0.0.2", third)).toBe(true);
  first.emit("close");
  expect(count.take("10.0.0.1", third)).toBe(true);
});
