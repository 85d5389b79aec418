import { presets, type JsonValue, type PresetKind } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readForm } from "./form-body.ts";

it.each<[string, JsonValue]>([
  ["a=1&b=two+words&c=%D0%B4%D0%B0", { a: "1", b: "two words", c: "да" }],
  [
    "event=ONCRMDEALADD&data[FIELDS][ID]=1&auth[domain]=x.example",
    { event: "ONCRMDEALADD", data: { FIELDS: { ID: "1" } }, auth: { domain: "x.example" } },
  ],
  ["data%5BFIELDS%5D%5BID%5D=1", { data: { FIELDS: { ID: "1" } } }],
  ["leads[add][0][id]=5&leads[add][1][id]=6", { leads: { add: [{ id: "5" }, { id: "6" }] } }],
  ["leads[add][3][id]=5", { leads: { add: { "3": { id: "5" } } } }],
  ["tags[]=a&tags[]=b", { tags: ["a", "b"] }],
  ["tag=a&tag=b&tag=c", { tag: ["a", "b", "c"] }],
  ["a=&b", { a: "", b: "" }],
  ["", {}],
  ["a[b=1&[c]=2&d]e=3&f[g]h=4", { "a[b": "1", "[c]": "2", "d]e": "3", "f[g]h": "4" }],
  ["a[b]=1&a=2", { a: { b: "1", "1": "2" } }],
  ["a=1&a[b]=2", { a: { b: "2" } }],
  ['json={"entry_id":"x","n":1}&other={"a":1}', { json: { entry_id: "x", n: 1 }, other: '{"a":1}' }],
  ["json={not&payload=5", { json: "{not", payload: "5" }],
])("reads %s", (text, form) => expect(readForm(text)).toEqual(form));

it.each([
  "__proto__[polluted]=1",
  "a[__proto__][polluted]=1",
  "constructor[prototype][polluted]=1",
  "__proto__=1",
])("makes nothing of %s but names", (text) => {
  const form = readForm(text);
  expect("polluted" in {}).toBe(false);
  expect(Object.getPrototypeOf(form)).toBe(Object.prototype);
  expect(Object.hasOwn(form ?? {}, "__proto__")).toBe(false);
});

it("is none when it is larger than a form is", () => {
  expect(readForm("a=1&".repeat(5_000))).toBeDefined();
  expect(readForm("a=1&".repeat(5_001))).toBeUndefined();
  expect(readForm(`a${"[b]".repeat(9)}=1`)).toBeDefined();
  expect(readForm(`a${"[b]".repeat(10)}=1`)).toBeUndefined();
  expect(readForm(`${"a".repeat(501)}=1`)).toBeUndefined();
});

it("never throws", () => {
  const text = fc.stringMatching(/^[a\]=&[%_0-9]*$/);
  fc.assert(fc.property(fc.oneof(text, fc.string()), (form) => void JSON.stringify(readForm(form))));
});

/** The fields that a client of PHP's http_build_query writes. */
const fieldsOf = (value: JsonValue, name: string, isText: (name: string) => boolean): [string, string][] =>
  typeof value !== "object" || value === null || isText(name)
    ? [[name, typeof value === "string" ? value : JSON.stringify(value)]]
    : Object.entries(value).flatMap(([key, part]) =>
        fieldsOf(part, name === "" ? key : `${name}[${key}]`, isText),
      );

describe.each<PresetKind>(["twilio", "bitrix24", "amocrm", "mango-office"])("%s", (kind) => {
  it.each(presets[kind].samples)("sends its sample as a form: $title", ({ payload }) => {
    const fields = fieldsOf(payload, "", (name) => name === "json");
    expect(readForm(new URLSearchParams([...fields]).toString())).toEqual(payload);
  });
});
