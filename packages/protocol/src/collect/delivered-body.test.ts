import { expect, it } from "vitest";
import { deliveredBody } from "./delivered-body.ts";
import { textOfBase64 } from "./parse-json.ts";

const json = '{"name":"Łódź ✓ 🦉?>","list":[1]}';
const value = { name: "Łódź ✓ 🦉?>", list: [1] };
const base64 = Buffer.from(json).toString("base64");

it("a body is JSON, or a form whose field is", () => {
  expect(deliveredBody(json)).toEqual(value);
  expect(deliveredBody(`data=${encodeURIComponent(base64)}`)).toEqual(value);
  expect(deliveredBody(`data=${base64}`)).toEqual(value);
  expect(deliveredBody(`data=${encodeURIComponent(json)}&compression=base64`)).toEqual(value);
  for (const none of ["", "data=", "data=%", "name=x", "{", "data=%5B"])
    expect(deliveredBody(none)).toBeUndefined();
});

it("base64 is read in both alphabets, padded or not", () => {
  const url = Buffer.from(json).toString("base64url");
  expect(url).toMatch(/[-_]/);
  for (const text of [base64, url, base64.replaceAll("=", "")]) expect(textOfBase64(text)).toBe(json);
  expect(textOfBase64("/w==")).toBeUndefined();
  expect(textOfBase64("a b")).toBeUndefined();
});

it("a megabyte of padding takes no longer than another", () => {
  const start = performance.now();
  expect(textOfBase64(`${"=".repeat(1_000_000)}x`)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(1_000);
});
