import { collectLimits, type EpochMs } from "@itinera/core";
import { describe, expect, it } from "vitest";
import { eventOfDraft, type Draft } from "./event-of-draft.ts";
import { PropertyTexts } from "./property-texts.ts";

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const of = (draft: Partial<Draft>) =>
  eventOfDraft(
    { kind: "step", name: "Paid", known: "Ada", properties: new PropertyTexts(), ...draft },
    received,
  );

describe("whose event it is", () => {
  it("is the known id's, else the anonymous one's, else no more than a case's", () => {
    expect(of({ known: "Ada", anonymous: "browser 7" })).toMatchObject({ person: "Ada" });
    expect(of({ known: "null", anonymous: "browser 7" })).toMatchObject({ person: "browser 7", claims: [] });
    const ofCase = of({ known: undefined, case: 7 });
    expect(ofCase).toMatchObject({ case: "7" });
    expect(ofCase).not.toHaveProperty("person");
    expect(of({ known: undefined, case: "none" })).toBe("no-person");
  });

  it("is claimed of two ids only where they differ and both are somebody's", () => {
    const claims = (draft: Partial<Draft>) => {
      const event = of(draft);
      return typeof event === "string" ? event : event.claims;
    };
    expect(claims({ anonymous: "a", previous: "p" })).toEqual([
      { kind: "identified", anonymous: "a", known: "Ada" },
      { kind: "alias", previous: "p", current: "Ada" },
    ]);
    expect(claims({ anonymous: "Ada", previous: "Ada" })).toEqual([]);
    expect(claims({ anonymous: "guest", previous: "undefined" })).toEqual([]);
    expect(claims({ known: undefined, anonymous: "a", previous: "p" })).toEqual([]);
    expect(claims({ anonymous: "ada" })).toHaveLength(1);
  });

  it("is told apart from one that was sent before only by an id that is one", () => {
    expect(of({ messageId: "m1" })).toMatchObject({ messageId: "m1" });
    for (const messageId of ["", "undefined", "null", "0", 0, null, {}]) {
      expect(of({ messageId })).not.toHaveProperty("messageId");
    }
  });
});

describe("limits", () => {
  const id = "x".repeat(collectLimits.idLength);
  it.each(["messageId", "known", "anonymous", "previous", "case"] as const)("of %s", (field) => {
    expect(of({ [field]: id })).toBeTypeOf("object");
    expect(of({ [field]: `${id}x` })).toBe("too-long");
  });

  it("of the name and the channel", () => {
    const name = "x".repeat(collectLimits.nameLength);
    expect(of({ name })).toMatchObject({ name });
    expect(of({ name: `${name}x` })).toBe("too-long");
    const channel = "x".repeat(collectLimits.channelLength);
    expect(of({ channel })).toMatchObject({ channel });
    expect(of({ channel: `${channel}x` })).toBe("too-long");
  });
});

it("names and channels stay as they are, but can be stored", () => {
  expect(of({ name: " Paid  at\0last ", channel: "a\u{DC00}" })).toMatchObject({
    name: " Paid  at\u{FFFD}last ",
    channel: "a\u{FFFD}",
  });
});

it("the first reason is said: the name, the person, the time, then what is too much", () => {
  const properties = new PropertyTexts();
  properties.add("a", "x".repeat(collectLimits.messageBytes));
  const all: Partial<Draft> = {
    name: " ",
    known: null,
    time: "soon",
    messageId: "x".repeat(600),
    properties,
  };
  expect(of(all)).toBe("no-name");
  expect(of({ ...all, name: "E" })).toBe("no-person");
  expect(of({ ...all, name: "E", known: "u" })).toBe("bad-time");
  expect(of({ ...all, name: "E", known: "u", time: 0 })).toBe("too-long");
  expect(of({ name: "E", properties })).toBe("too-long");
});
