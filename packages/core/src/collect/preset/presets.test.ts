import { expect, it } from "vitest";
import type { Place, Signature } from "./signature.ts";
import { presetGroups } from "./preset.ts";
import { presetKinds } from "./preset-kind.ts";
import { presets } from "./presets.ts";

it("has something of every group, each with a name of its own and the vendor's documentation", () => {
  const all = presetKinds.map((kind) => presets[kind]);
  expect(new Set(all.map((preset) => preset.group))).toEqual(new Set(presetGroups));
  expect(new Set(all.map((preset) => preset.name)).size).toBe(all.length);
  for (const { docs } of all) expect(new URL(docs).protocol).toBe("https:");
});

it("shows what comes in and what is left out, under titles of its own", () => {
  for (const kind of presetKinds) {
    const titles = presets[kind].samples.map((sample) => sample.title);
    expect(titles.length, kind).toBeGreaterThanOrEqual(3);
    expect(new Set(titles).size, kind).toBe(titles.length);
  }
});

const placesOf = (signature: Signature | undefined): readonly Place[] => {
  if (signature === undefined) return [];
  const parts = signature.kind === "token" ? [] : signature.signed;
  return [signature.at, ...parts.filter((part) => typeof part !== "string" && !("text" in part))] as Place[];
};

it("names headers as a server has them, in lower case", () => {
  for (const kind of presetKinds) {
    const { headers = [], samples, signature } = presets[kind];
    const named = placesOf(signature).flatMap((place) => ("header" in place ? [place.header] : []));
    for (const name of [...headers, ...named]) expect(name).toMatch(/^[a-z0-9-]+$/);
    for (const sample of samples) {
      for (const name of Object.keys(sample.headers ?? {})) expect(headers, kind).toContain(name);
    }
  }
});
