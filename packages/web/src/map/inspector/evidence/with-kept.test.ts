import { expect, test } from "vitest";
import { withKept } from "./with-kept.ts";

const [a, b] = [{ note: "a" }, { note: "b" }];
const kept = { note: "kept" };

test("what was opened is changed where it stands, also when others came or went meanwhile", () => {
  expect(withKept([a, b], { note: "b" }, kept)).toEqual([a, kept]);
  expect(withKept([b], b, kept)).toEqual([kept]);
  expect(withKept([{ note: "new" }, a, b], a, kept)).toEqual([{ note: "new" }, kept, b]);
});

test("what is new, or was removed or changed meanwhile, comes last, and nothing else is touched", () => {
  expect(withKept([a], undefined, kept)).toEqual([a, kept]);
  expect(withKept([a], b, kept)).toEqual([a, kept]);
});
