import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnsOf,
  createTranslator,
  drawnForms,
  exampleMap,
  type DrawnForm,
  type JourneyMap,
  type MapId,
  type Overlay,
  type StageId,
  type StageNumbers,
} from "@itinera/core";
import { arbitraryMap } from "@itinera/core/test-kit";
import type { Group } from "../draw/mark.ts";
import { standardFonts } from "../text/fonts.ts";
import { sceneWords } from "../words/scene-words.ts";
import { flowGraph } from "./flow-graph.ts";
import type { FormInput } from "./form-scene.ts";
import { formWordsOf } from "./form-words.ts";
import { layoutForm, loadFormLayout } from "./layout-form.ts";
import { lengthsOf } from "./timeline.ts";

const { t } = await createTranslator("en");
const input = (map: JourneyMap, overlay: Overlay = { state: "absent" }, width = 1200): FormInput => ({
  map,
  overlay,
  width,
  words: sceneWords(t, "en"),
  formWords: formWordsOf(t),
  fonts: standardFonts,
});

let next = 0;
const example = await exampleMap("current", "en", { id: "m" as MapId, newId: () => `i${next++}` });

const overlap = (a: Group, b: Group): boolean =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01;

/** Groups that hold nothing else must not lie over one another. */
function expectApart(groups: readonly Group[]): void {
  for (const [at, one] of groups.entries())
    for (const other of groups.slice(at + 1))
      expect(overlap(one, other), `${one.label} over ${other.label}`).toBe(false);
}

const layouts = Object.fromEntries(
  await Promise.all(drawnForms.map(async (form) => [form, await loadFormLayout(form)] as const)),
) as Record<DrawnForm, Awaited<ReturnType<typeof loadFormLayout>>>;

describe.each(drawnForms)("%s", (form) => {
  it("shows every stage and step once, each thing in its room", () => {
    fc.assert(
      fc.property(arbitraryMap, fc.constantFrom(390, 1440), (map, width) => {
        const scene = layouts[form](input(map, undefined, width));
        const shown = scene.groups.filter(({ role }) => role === "stage" || role === "step");
        const ids = shown.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, stage } of columnsOf(map))
          expect(ids.includes(id) || ids.includes(stage.id)).toBe(true);
        for (const { x, y, w, h } of scene.groups.filter(({ role }) => role !== "connector")) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(scene.w + 0.01);
          expect(y + h).toBeLessThanOrEqual(scene.h + 0.01);
        }
        expectApart(scene.groups.filter(({ role }) => role === "card"));
      }),
      { numRuns: 40 },
    );
  });

  it("is the same for the same map", async () => {
    expect(await layoutForm(form, input(example))).toEqual(await layoutForm(form, input(example)));
  });

  it("says something of everything that it shows", async () => {
    const { groups } = await layoutForm(form, input(example));
    for (const group of groups) expect(group.label.trim()).not.toBe("");
  });
});

describe("timeline", () => {
  it("stages are as long as their median times, between the least and the greatest length", () => {
    const hour = 3_600_000;
    expect(lengthsOf([hour, 2 * hour, undefined], 1000)).toEqual([384, 560, 208]);
    expect(lengthsOf([undefined, undefined], 1000)).toEqual([280, 280]);
  });

  it("a time of too few people counts as none", async () => {
    const stages = (timeN: number) =>
      new Map(
        example.stages.map((stage): [StageId, StageNumbers] => [
          stage.id,
          {
            id: stage.id,
            name: stage.name,
            reach: 100,
            converted: timeN,
            elsewhere: 0,
            ended: 0,
            inProgress: 0,
            conversion: 0.5,
            dropOff: 0,
            medianMs: 3_600_000,
            timeN,
          },
        ]),
      );
    const counted = (timeN: number): Overlay => ({
      state: "counted",
      stale: false,
      n: 100,
      slower: false,
      stages: stages(timeN),
      touchpoints: new Map(),
    });
    const words = async (overlay: Overlay) =>
      JSON.stringify((await layoutForm("timeline", input(example, overlay))).ground);
    expect(await words(counted(30))).toContain("n 30");
    expect(await words(counted(29))).not.toContain("n 29");
  });
});

describe("flowchart", () => {
  it("drawn ways are its arrows; what has none is followed by its neighbour", () => {
    const { edges } = flowGraph(example);
    expect(edges.filter(({ drawn }) => drawn)).toHaveLength(example.connectors.length);
    const leaving = new Set(example.connectors.map(({ from }) => from as string));
    for (const stage of example.stages.slice(0, -1))
      expect(edges.filter(({ from }) => from === stage.id).every(({ drawn }) => drawn)).toBe(
        leaving.has(stage.id),
      );
  });

  it("a stage that leads back is followed by its neighbour all the same", () => {
    const [first, second, third] = example.stages;
    if (!first || !second || !third) throw new Error("the example has too few stages");
    const alone = {
      ...example,
      steps: [],
      cards: [],
      connectors: [{ id: "k", order: "a0", from: second.id, to: first.id }],
    } as unknown as JourneyMap;
    const ways = flowGraph(alone).edges.map(({ from, to }) => `${from} ${to}`);
    expect(ways).toContain(`${second.id} ${first.id}`);
    expect(ways).toContain(`${second.id} ${third.id}`);
  });

  it("keeps boxes apart and inside the frames of their stages", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const scene = layouts.flowchart(input(map));
        const { clusters } = flowGraph(map);
        const boxes = clusters.flatMap(({ nodes }) =>
          nodes.map((node) => scene.groups.find(({ id, role }) => id === node.id && role === node.role)),
        );
        expectApart(boxes.filter((box) => box !== undefined));
        for (const { stage, nodes } of clusters) {
          if (nodes[0]?.role === "stage") continue;
          const frame = scene.groups.find(({ id, role }) => id === stage.id && role === "stage");
          for (const node of nodes) {
            const box = scene.groups.find(({ id, role }) => id === node.id && role === node.role);
            expect(box && frame && box.x >= frame.x && box.x + box.w <= frame.x + frame.w).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("storyboard", () => {
  it("lets the faces of others step back when one persona is looked at", async () => {
    const [first] = example.personas;
    if (!first) throw new Error("the example has no personas");
    const felt = example.feelings.filter(({ state }) => state === undefined);
    const others = felt.filter(({ persona }) => persona !== first.id && persona !== "team");
    const wordsInInk = async (more: object) => {
      const scene = await layoutForm("storyboard", { ...input(example), ...more });
      const marks = scene.groups.filter(({ role }) => role === "stage").flatMap((group) => group.marks);
      const values = marks.filter((mark) => mark.kind === "text" && mark.size === 12);
      return values.filter((mark) => "fill" in mark && mark.fill === "ink").length;
    };
    expect((await wordsInInk({})) - (await wordsInInk({ only: first.id }))).toBe(others.length);
  });

  it("has as many frames beside one another as there is room for", async () => {
    const wide = await layoutForm("storyboard", input(example, undefined, 1440));
    const narrow = await layoutForm("storyboard", input(example, undefined, 390));
    const columns = (scene: typeof wide) =>
      new Set(scene.groups.filter(({ role }) => role === "stage").map(({ x }) => x)).size;
    expect(columns(wide)).toBe(4);
    expect(columns(narrow)).toBe(1);
    expect(narrow.w).toBeLessThanOrEqual(390);
  });
});
