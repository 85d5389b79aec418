import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  roomRefusals,
  roomRoles,
  type ClientFrame,
  type ServerFrame,
} from "./room-wire.ts";

const bytes = fc.uint8Array({ maxLength: 40 }).map((list) => new Uint8Array(list));
const count = fc.nat();

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({
    kind: fc.constant("hello" as const),
    token: fc.string({ unit: "grapheme" }),
    version: count,
    epoch: fc.integer({ min: -1 }),
    client: fc.nat({ max: 2 ** 32 - 1 }),
    seq: count,
    stateVector: bytes,
  }),
  fc.record({ kind: fc.constant("edit" as const), n: count, update: bytes }),
);

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({
    kind: fc.constant("welcome" as const),
    role: fc.constantFrom(...roomRoles),
    epoch: count,
    seq: count,
    stateVector: bytes,
    missing: bytes,
  }),
  fc.record({ kind: fc.constant("committed" as const), seq: count, acked: count, updates: fc.array(bytes) }),
  fc.record({
    kind: fc.constant("refused" as const),
    n: count,
    code: fc.constantFrom(...roomRefusals),
    text: fc.string({ unit: "grapheme" }),
  }),
);

describe("frames of a room", () => {
  it("arrive as they were sent", () => {
    fc.assert(
      fc.property(clientFrame, (frame) => {
        expect(decodeClientFrame(encodeClientFrame(frame))).toEqual(frame);
      }),
    );
    fc.assert(
      fc.property(serverFrame, (frame) => {
        expect(decodeServerFrame(encodeServerFrame(frame))).toEqual(frame);
      }),
    );
  });

  it("that are cut, lengthened or noise are no frames, and nothing is thrown", () => {
    fc.assert(
      fc.property(clientFrame, fc.nat(), (frame, at) => {
        const whole = encodeClientFrame(frame);
        expect(decodeClientFrame(whole.slice(0, at % whole.length))).toBeUndefined();
        expect(decodeClientFrame(new Uint8Array([...whole, 0]))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(bytes, (noise) => {
        decodeClientFrame(noise);
        decodeServerFrame(noise);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never reach into what lies behind them in the same buffer", () => {
    const pool = new Uint8Array(64).fill(7);
    pool.set([1, 1, 10, 42]);
    expect(decodeClientFrame(pool.subarray(0, 4))).toBeUndefined();
  });
});
