import type { Present } from "@itinera/protocol";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Bytes } from "./kept-edit.ts";
import { createPresenceLine, type PresenceLine } from "./presence-line.ts";

const somebody = (connection: string): Present => ({
  connection,
  person: "",
  name: "",
  state: new Uint8Array(),
});

let line: PresenceLine;
let sent: number[];
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  line = createPresenceLine((state) => sent.push(state[0] ?? -1));
  return () => {
    line.close();
    vi.useRealTimers();
  };
});
const state = (n: number): Bytes => new Uint8Array([n]);

describe("telling others where one is", () => {
  it("says nothing while alone, and the latest as soon as somebody comes", () => {
    line.show(state(1));
    line.welcome("me", []);
    line.show(state(2));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    line.hear([somebody("other"), somebody("me")], []);
    expect(sent).toEqual([2]);
    expect(line.others()).toEqual([somebody("other")]);
    line.hear([], ["other"]);
    line.show(state(3));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([2]);
  });

  it("at most twenty times a second, and never leaves out the last", () => {
    line.welcome("me", [somebody("other")]);
    for (let n = 0; n < 100; n++) {
      line.show(state(n));
      vi.advanceTimersByTime(10);
    }
    expect(sent.length).toBeLessThanOrEqual(21);
    vi.advanceTimersByTime(100);
    expect(sent.at(-1)).toBe(99);
  });

  it("a lost connection leaves nobody there, and a new one is told anew", () => {
    line.welcome("me", [somebody("other")]);
    line.show(state(1));
    line.lost();
    expect(line.others()).toEqual([]);
    line.show(state(2));
    line.welcome("again", [somebody("other")]);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([1, 2]);
  });
});
