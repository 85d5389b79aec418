import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomRefusals, roomRoles, type ClientFrame, type ServerFrame } from "./room-frames.ts";
import { decodeClientFrame, decodeServerFrame, encodeClientFrame, encodeServerFrame } from "./room-wire.ts";

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
  fc.record({ kind: fc.constant("presence" as const), state: bytes }),
);

const text = fc.string({ unit: "grapheme" });
const present = fc.record({ connection: text, person: text, name: text, state: bytes });

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({
    kind: fc.constant("welcome" as const),
    role: fc.constantFrom(...roomRoles),
    epoch: count,
    seq: count,
    stateVector: bytes,
    missing: fc.array(bytes),
    connection: text,
    present: fc.array(present),
  }),
  fc.record({
    kind: fc.constant("presence" as const),
    present: fc.array(present),
    gone: fc.array(text),
  }),
  fc.record({ kind: fc.constant("role" as const), role: fc.constantFrom(...roomRoles) }),
  fc.record({ kind: fc.constant("committed" as const), seq: count, acked: count, updates: fc.array(bytes) }),
  fc.record({
    kind: fc.constant("refused" as const),
    n: count,
    code: fc.constantFrom(...roomRefusals),
    text,
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

  it("of a page that speaks another version are known as such, whatever follows", () => {
    fc.assert(
      fc.property(bytes, (rest) => {
        expect(decodeClientFrame(new Uint8Array([0, 99, ...rest]))).toEqual({ kind: "outdated" });
      }),
    );
  });

  it("that declare a billion updates or people are no frames, and nothing is allotted", () => {
    const billion = [0x80, 0x94, 0xeb, 0xdc, 0x03];
    for (const start of [[1, 1, 0], [2], [2, 0]])
      expect(decodeServerFrame(new Uint8Array([...start, ...billion, 1]))).toBeUndefined();
  });

  it("never reach into what lies behind them in the same buffer", () => {
    const pool = new Uint8Array(64).fill(7);
    pool.set([1, 1, 10, 42]);
    expect(decodeClientFrame(pool.subarray(0, 4))).toBeUndefined();
  });
});
