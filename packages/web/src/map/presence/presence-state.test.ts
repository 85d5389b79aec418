import type { Present } from "@itinera/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bytes } from "../../room/kept-edit.ts";
import { card, column, lane } from "../editor/sample-map.fixture.ts";
import { peopleOf } from "./people.ts";
import {
  decodePresence,
  encodePresence,
  initialsOf,
  readableName,
  type PresenceState,
} from "./presence-state.ts";

const ines: PresenceState = {
  person: "p1",
  name: "Ines",
  colour: 2,
  isWriting: true,
  place: { kind: "card", id: card("t1") },
  pointer: { lane: lane("touch"), column: column("a"), x: 0.25, y: 0.5 },
  view: { middle: { x: 0, y: 0 }, zoom: 0.8 },
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const present = (state: Bytes, more: Partial<Present> = {}): Present => ({
  connection: "c1",
  person: "",
  name: "",
  state,
  ...more,
});

describe("what a page says of its person", () => {
  it("arrives as it was said", () => {
    expect(decodePresence(encodePresence(ines))).toEqual(ines);
  });

  it("is read field by field: what makes no sense is left out, and nothing is thrown", () => {
    expect(
      decodePresence(bytes({ ...ines, colour: 77, place: { kind: "card" }, pointer: { x: 1e9 } })),
    ).toEqual({
      ...ines,
      colour: 1,
      place: undefined,
      pointer: undefined,
    });
    for (const nonsense of ["null", "[]", "{", '"x"']) decodePresence(new TextEncoder().encode(nonsense));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.json(), (noise, json) => {
        decodePresence(new Uint8Array(noise));
        decodePresence(new TextEncoder().encode(json));
      }),
    );
    expect(decodePresence(bytes({ ...ines, name: "x".repeat(5_000) }))).toBeUndefined();
  });

  it("a name is one short line that cannot turn what stands beside it", () => {
    expect(readableName("  Ines\n\u202Egnp.exe  ")).toBe("Ines gnp.exe");
    expect(readableName("x".repeat(99))).toHaveLength(40);
    expect(["Ines Nowak", "иван", "", "J.-P. Sartre", "👩‍👧 x"].map(initialsOf)).toEqual([
      "IN",
      "И",
      "?",
      "JS",
      "👩‍👧X",
    ]);
  });

  it("a session knows better than its page who it is", () => {
    const people = peopleOf(
      [present(encodePresence(ines), { person: "account", name: "Tomasz" })],
      "me",
      "Guest",
    );
    expect(people).toMatchObject([{ id: "c1", person: "account", name: "Tomasz" }]);
  });

  it("one's own other windows and those who have said nothing are nobody; the nameless are guests", () => {
    const list = [
      present(encodePresence(ines), { connection: "own" }),
      present(new Uint8Array(), { connection: "silent" }),
      present(encodePresence({ ...ines, person: "p2", name: " " }), { connection: "guest" }),
    ];
    expect(peopleOf(list, "p1", "Guest")).toMatchObject([{ id: "guest", name: "Guest" }]);
  });
});
