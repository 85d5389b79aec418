import { laneIdSchema, shareIdSchema } from "@itinera/core";
import type { ShareLine } from "@itinera/protocol";
import { describe, expect, it } from "vitest";
import { changesOf, draftOf, faultsOf, isWideOpen, newDraft, termsOf, willBe } from "./link-draft.ts";

const now = new Date(2026, 2, 10, 12).getTime();
const dayMs = 86_400_000;
const [goal, thoughts] = [laneIdSchema.parse("goal"), laneIdSchema.parse("thoughts")];

const line = (terms: Partial<ShareLine> = {}): ShareLine => ({
  id: shareIdSchema.parse("s"),
  role: "viewer",
  expires: null,
  lanes: null,
  numbers: true,
  embed: null,
  hasPassword: false,
  madeBy: "Ines",
  created: now - dayMs,
  seen: null,
  path: "/s/token",
  ...terms,
});

describe("a link as it is written", () => {
  it("is to look at everything for anybody and for good, unless somebody says otherwise", () => {
    expect(faultsOf(newDraft, now)).toEqual({});
    expect(termsOf(newDraft, now)).toEqual({
      role: "viewer",
      numbers: true,
      lanes: null,
      embed: null,
      expires: null,
    });
  });

  it("sends what was chosen", () => {
    const draft = {
      ...newDraft,
      numbers: false,
      lanes: "some",
      chosen: [thoughts],
      secret: "blue door",
      end: "day",
      frames: "these",
      sites: "https://wiki.example/",
    } as const;
    expect(faultsOf(draft, now)).toEqual({});
    expect(termsOf(draft, now)).toEqual({
      role: "viewer",
      numbers: false,
      lanes: [thoughts],
      embed: ["https://wiki.example"],
      expires: now + dayMs,
      password: "blue door",
    });
  });

  it("gives whoever may do more all lanes, and no frame", () => {
    const draft = { ...draftOf(line({ lanes: [goal], embed: ["*"] }), now), role: "editor" } as const;
    expect(faultsOf({ ...draft, chosen: [], frames: "these" }, now)).toEqual({});
    expect(termsOf(draft, now)).toMatchObject({ role: "editor", lanes: null, embed: null });
  });

  it("says what has to be put right, each at its field", () => {
    const draft = { ...newDraft, lanes: "some", secret: "abc", end: "picked", frames: "these" } as const;
    expect(faultsOf(draft, now)).toEqual({
      lanes: "none",
      secret: "short",
      day: "missing",
      sites: { kind: "missing" },
    });
    expect(faultsOf({ ...newDraft, secret: "a".repeat(129) }, now)).toEqual({ secret: "long" });
  });
});

describe("a link that is changed", () => {
  it("has nothing to send until something is another", () => {
    for (const one of [
      line(),
      line({ lanes: [goal, thoughts], embed: ["https://wiki.example", "http://localhost:81"] }),
      line({ expires: now + dayMs, hasPassword: true, embed: ["*"], numbers: false }),
    ])
      expect(changesOf(one, termsOf(draftOf(one, now), now))).toEqual({});
  });

  it("keeps its password, has another, or none", () => {
    const known = line({ hasPassword: true });
    const draft = draftOf(known, now);
    const changed = (part: Partial<typeof draft>) => changesOf(known, termsOf({ ...draft, ...part }, now));
    expect(changed({ secret: "not looked at" })).toEqual({});
    expect(changed({ password: "set", secret: "green door" })).toEqual({ password: "green door" });
    expect(changed({ password: "none" })).toEqual({ password: null });
  });

  it("goes on for a week when it had run out", () => {
    const over = line({ expires: now - 1 });
    expect(changesOf(over, termsOf(draftOf(over, now), now))).toEqual({ expires: now + 7 * dayMs });
  });
});

it("a link to edit that nothing limits is told of", () => {
  const isTold = (part: Partial<typeof newDraft>) =>
    isWideOpen(willBe({ ...newDraft, role: "editor", ...part }, now));
  expect(isTold({})).toBe(true);
  for (const part of [
    { role: "commenter" },
    { secret: "blue door" },
    { password: "keep" },
    { end: "week" },
    { end: "keep" },
    { end: "picked" },
  ] as const)
    expect(isTold(part), JSON.stringify(part)).toBe(false);
  expect(isTold({ password: "none", secret: "left over" })).toBe(true);
});
