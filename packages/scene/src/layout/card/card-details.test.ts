import { expect, test } from "vitest";
import type { AssetId, Card, MapId } from "@itinera/core";
import { groupOf, sampleMap, sampleScene, textsOf } from "../sample-map.fixture.ts";
import { initialsOf } from "./card-facts.ts";

const drawn = (details: Partial<Card>, kind: "goal" | "images" | "documents" | "kpis" = "goal") =>
  groupOf(
    sampleScene(
      sampleMap({
        lanes: [{ kind }],
        cards: [{ lane: kind, column: "s0", text: "Words", ...details } as never],
      }),
      { today: "2026-01-01" },
    ),
    "Words",
  );

test("tags, owner, importance, satisfaction and status stand under the words and in the label", () => {
  const group = drawn({
    tags: ["legal"],
    owner: "Ines Maria Novak",
    importance: 4,
    satisfaction: 2,
    status: "in-progress",
  });
  expect(textsOf(group)).toEqual(["Words", "4", "2", "In progress", "legal", "IN"]);
  expect(group.label).toBe(
    "Words, importance 4 of 5, satisfaction 2 of 5, In progress, tags: legal, owner: Ines Maria Novak",
  );
});

test("too many tags become a number", () => {
  const tags = Array.from({ length: 30 }, (_, at) => `tag ${at}`);
  const texts = textsOf(drawn({ tags }));
  expect(texts.at(-1)).toMatch(/^\+\d+$/);
  expect(texts.length - 2 + Number(texts.at(-1))).toBe(30);
});

test("evidence: the largest sample that still counts, and an expired one marked", () => {
  const n = (count: number, expires?: string) =>
    ({ source: "survey", n: count, ...(expires && { expires }) }) as const;
  expect(textsOf(drawn({ evidence: [n(40), n(131), n(900, "2025-12-31")] }))).toContain("n 131");
  const expired = drawn({ evidence: [n(43, "2026-01-01")] });
  expect(textsOf(expired)).toContain("n 43, expired");
  expect(expired.marks.some((mark) => mark.kind === "text" && mark.fill === "warn")).toBe(true);
  expect(textsOf(drawn({ evidence: [{ source: "interviews" }] }))).toEqual(["Words"]);
});

test("colour is a bar, a critical moment a star, a card's map a door, an own icon stands before the words", () => {
  expect(drawn({ colour: 4 }).marks[0]).toMatchObject({ kind: "box", fill: "cat-4", w: 3 });
  expect(drawn({ critical: true }).label).toContain("critical moment");
  const door = drawn({ map: "m2" as MapId });
  expect(door.door).toBe("m2");
  expect(door.marks).toContainEqual(expect.objectContaining({ kind: "icon", icon: "door-open" }));
  expect(drawn({ icon: "key" }).marks[0]).toMatchObject({ kind: "icon", icon: "key" });
});

test("a lane of pictures shows the picture first, with its own part of it; a lane of files one row each", () => {
  const asset = "a".repeat(64) as AssetId;
  const crop = { x: 0.25, y: 0, width: 0.5, height: 1 };
  const picture = drawn(
    { attachments: [{ kind: "image", asset, width: 400, height: 100, crop, alt: "Window" }] },
    "images",
  );
  expect(picture.marks[0]).toMatchObject({ kind: "image", asset, crop, alt: "Window", w: 137, h: 69 });
  const files = drawn(
    {
      attachments: [
        { kind: "link", url: "https://a.org/terms" },
        { kind: "document", asset, name: "tariffs.pdf", bytes: 1, mime: "application/pdf" },
      ],
    },
    "documents",
  );
  expect(textsOf(files)).toEqual(["Words", "a.org/terms", "tariffs.pdf"]);
});

test("a KPI says its target", () => {
  expect(textsOf(drawn({ target: "≥ 40" }, "kpis"))).toEqual(["Words", "Target: ≥ 40"]);
});

test("initials are of the first and the last word", () => {
  expect(["Ines Novak", "tomasz", "", "Анна Мария Иванова"].map(initialsOf)).toEqual(["IN", "T", "", "АИ"]);
});
