// Results that others published or computed of real logs, asked for through the command line alone.
import type { EdgesAnswer, FunnelAnswer, StagesAnswer, VariantsAnswer } from "@itinera/core";
import type { Discovered } from "@itinera/protocol";
import { gunzipSync } from "node:zlib";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, itinera, serve, type Serving } from "./command-line.ts";

const logs = process.env["ITINERA_LOGS"] ?? "";

interface Imported {
  readonly project: string;
  readonly events: number;
  readonly cases: number;
  readonly kinds: number;
  readonly added: number;
  readonly already: number;
  readonly refused: readonly { reason: string; count: number }[];
}

const sum = (edges: EdgesAnswer["edges"]) => edges.reduce((all, edge) => all + edge.count, 0);

describe.skipIf(logs === "")("reference results by the command line", () => {
  let data: string;
  let server: Serving;
  const log = (name: string) => join(logs, name);

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "itinera-reference-"));
    // The commands find this owner of the folder (D7): the engine starts once.
    server = await serve(data);
  });
  afterAll(async () => {
    await server.kill();
    await rm(data, { recursive: true, force: true });
  });

  const imported = (file: string, project: string, ...more: string[]) =>
    answerOf<Imported>("import", file, "--project", project, "--data", data, ...more);
  const edges = (project: string, ...more: string[]) =>
    answerOf<EdgesAnswer>("ask", "edges", "--project", project, "--data", data, ...more);
  const variants = (project: string) =>
    answerOf<VariantsAnswer>("ask", "variants", "--project", project, "--data", data);

  it("running-example: 6 cases, 42 events, 16 edges, 6 variants", async () => {
    const made = await imported(log("running-example.xes"), "running");
    expect(made).toMatchObject({ events: 42, cases: 6, kinds: 8, added: 42, already: 0, refused: [] });
    const asked = await edges("running");
    expect(asked.edges).toHaveLength(16);
    expect(sum(asked.edges)).toBe(36);
    const count = (from: string, to: string) =>
      asked.edges.find((one) => one.from === from && one.to === to)?.count;
    expect(count("check ticket", "decide")).toBe(6);
    expect(count("examine casually", "check ticket")).toBe(4);
    expect(asked.starts).toEqual([{ kind: "register request", count: 6 }]);
    expect(asked.ends).toEqual([
      { kind: "pay compensation", count: 3 },
      { kind: "reject request", count: 3 },
    ]);
    expect(await variants("running")).toMatchObject({ cases: 6, total: 6, other: 0 });
  });

  it("helpdesk: 4,580 cases, 21,348 events, 55 edges, 226 variants; twice changes nothing", async () => {
    const made = await imported(log("helpdesk.xes.gz"), "helpdesk");
    expect(made).toMatchObject({ events: 21_348, cases: 4_580, kinds: 14, added: 21_348, already: 0 });
    const asked = await edges("helpdesk");
    expect(asked.edges).toHaveLength(55);
    expect(sum(asked.edges)).toBe(16_768);
    const paths = await variants("helpdesk");
    expect(paths).toMatchObject({ cases: 4_580, total: 226 });
    expect(paths.variants.reduce((all, one) => all + one.count, 0) + paths.other).toBe(4_580);

    const again = await imported(log("helpdesk.xes.gz"), "helpdesk");
    expect(again).toMatchObject({ events: 21_348, added: 0, already: 21_348 });
    expect(await edges("helpdesk")).toEqual(asked);
  });

  it("sepsis: 1,050 cases with NA, 846 variants by place in the file, 115 edges", async () => {
    const made = await imported(log("sepsis.csv.gz"), "sepsis");
    expect(made).toMatchObject({ events: 15_214, cases: 1_050, kinds: 16, refused: [] });
    const asked = await edges("sepsis");
    expect(asked.edges).toHaveLength(115);
    expect(sum(asked.edges)).toBe(14_164);
    expect(await variants("sepsis")).toMatchObject({ cases: 1_050, total: 846 });
  });

  it("a longer export and a reordered file add only what is new (D6)", async () => {
    const [head = "", ...lines] = gunzipSync(await readFile(log("sepsis.csv.gz")))
      .toString()
      .trimEnd()
      .split("\n");
    const file = async (name: string, rows: readonly string[]) => {
      await writeFile(join(data, name), `${[head, ...rows].join("\n")}\n`);
      return join(data, name);
    };
    const half = lines.slice(0, 7_000);
    expect(await imported(await file("half.csv", half), "grown")).toMatchObject({ added: 7_000, already: 0 });
    const longer = await imported(await file("longer.csv", lines), "grown");
    expect(longer).toMatchObject({ events: 15_214, added: 8_214, already: 7_000 });
    const reordered = await imported(await file("reordered.csv", [...lines].reverse()), "grown");
    expect(reordered).toMatchObject({ added: 0, already: 15_214 });
    expect(await variants("grown")).toMatchObject({ cases: 1_050, total: 846 });
  });

  describe("ecom", () => {
    const steps = [
      "product_view",
      "add_to_cart",
      "cart",
      "shipping_details",
      "payment_details",
      "purchase",
    ].flatMap((step) => ["--step", step]);
    const funnel = async (...more: string[]) =>
      (
        await answerOf<FunnelAnswer>("ask", "funnel", "--project", "ecom", "--data", data, ...steps, ...more)
      ).steps.map((step) => step.count);

    let made: Imported;
    beforeAll(async () => {
      made = await imported(log("ecom.csv.gz"), "ecom");
    });

    it("31,106 events of 600 people in 3,605 sessions, 19 kinds", async () => {
      expect(made).toMatchObject({ events: 31_106, cases: 3_605, kinds: 19, added: 31_106, refused: [] });
    });

    it.each([
      { rules: ["--unit", "case"], counts: [2868, 944, 477, 194, 72, 15] },
      { rules: ["--window", "7d"], counts: [598, 487, 353, 210, 109, 40] },
      { rules: ["--window", "7d", "--ties", "strict"], counts: [598, 487, 353, 209, 108, 40] },
      { rules: ["--window", "7d", "--attempt", "first"], counts: [598, 194, 111, 47, 17, 4] },
      { rules: ["--window", "1h"], counts: [598, 480, 321, 167, 68, 15] },
    ])("funnel $rules", async ({ rules, counts }) => {
      expect(await funnel(...rules)).toEqual(counts);
    });

    it("stages per person and per case (D3)", async () => {
      const found = await answerOf<Discovered>("discover", "ecom", "--stages", "4", "--data", data);
      const exported = join(data, "ecom.journey.json");
      await answerOf("export", found.map, "--to", exported, "--data", data);
      const bound = boundAs(JSON.parse(await readFile(exported, "utf8")) as MapFile, [
        ["product_view"],
        ["add_to_cart", "cart"],
        ["shipping_details", "payment_details"],
        ["purchase"],
      ]);
      await writeFile(exported, JSON.stringify(bound));
      const { map } = await answerOf<{ map: string }>(
        "import",
        exported,
        "--project",
        "ecom",
        "--data",
        data,
      );
      const stages = async (unit: string) => {
        const answer = await answerOf<StagesAnswer>(
          "ask",
          "stages",
          "--map",
          map,
          "--unit",
          unit,
          "--data",
          data,
        );
        return {
          n: answer.n,
          rows: answer.stages.map((one) => [
            one.reach,
            one.converted,
            one.elsewhere,
            one.ended,
            one.medianMs,
          ]),
        };
      };
      expect(await stages("person")).toEqual({
        n: 598,
        rows: [
          [598, 522, 0, 76, 1_703_866_000],
          [522, 425, 87, 10, 709_000],
          [441, 281, 145, 15, 828_000],
          [328, null, null, null, null],
        ],
      });
      expect(await stages("case")).toEqual({
        n: 2_907,
        rows: [
          [2_868, 1_072, 41, 1_755, 292_500],
          [1_213, 723, 317, 173, 369_000],
          [798, 365, 288, 145, 578_000],
          [470, null, null, null, null],
        ],
      });
    });
  });

  it("discovers helpdesk by the properties of D11, the same each time", async () => {
    const once = await answerOf<Discovered>("discover", "helpdesk", "--data", data);
    const twice = await answerOf<Discovered>("discover", "helpdesk", "--data", data);
    expect({ ...twice, map: "" }).toEqual({ ...once, map: "" });
    expect(once.stages.length).toBeGreaterThanOrEqual(4);
    expect(once.stages.length).toBeLessThanOrEqual(8);
    expect(once.coverage).toBeGreaterThanOrEqual(0.95);
    const kinds = once.stages.flatMap((stage) => stage.kinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(once.stages.every((stage) => stage.kinds.length > 0)).toBe(true);
  });

  it("says what is wrong in one line: 1 refused, 2 wrong usage", async () => {
    const gone = await itinera("ask", "edges", "--project", "no such", "--data", data);
    expect(gone).toMatchObject({ code: 1, out: "" });
    expect(gone.err.trim().split("\n")).toHaveLength(1);
    expect(await itinera("ask", "nonsense", "--project", "ecom", "--data", data)).toMatchObject({
      code: 2,
      out: "",
    });
    expect(await itinera("frobnicate")).toMatchObject({ code: 2, out: "" });
  });
});

interface MapFile {
  map: { stages: { id: string; binding?: unknown }[]; cards: { binding?: unknown }[] };
}

/** The map with its stages bound by names alone and its touchpoints unbound. */
function boundAs(file: MapFile, names: readonly (readonly string[])[]): MapFile {
  const { map } = file;
  return {
    ...file,
    map: {
      ...map,
      cards: map.cards.map(({ binding: _, ...card }) => card),
      stages: map.stages.map((stage, at) => ({
        ...stage,
        binding: (names[at] ?? []).map((name) => ({ name, where: [] })),
      })),
    },
  };
}
