import {
  bindingOfNames,
  type BoundStage,
  type EdgesAnswer,
  type FunnelQuestion,
  type StageId,
} from "@itinera/core";
import { beforeAll, describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope } from "./analytics.test-kit.ts";
import { logsFolder, referenceLogs } from "./reference-logs.test-kit.ts";

if (logsFolder === undefined) console.warn("reference logs not run: ITINERA_LOGS is not set");

const DAY_MS = 86_400_000;

describe.runIf(logsFolder !== undefined)("the reference logs", () => {
  const logs = referenceLogs(logsFolder ?? "");
  const lab = analyticsFor("reference_logs");
  const [running, helpdesk, sepsis, ecom] = [newScope(), newScope(), newScope(), newScope()];

  beforeAll(async () => {
    await importFile(lab, running, logs.xes("running-example.xes"));
    await importFile(lab, helpdesk, logs.xes("helpdesk.xes.gz"));
    await importFile(
      lab,
      sepsis,
      logs.csv("sepsis.csv.gz", ";").map((row) => ({
        case: row["Case ID"] ?? "",
        name: row["Activity"] ?? "",
        time: Date.parse(`${row["Complete Timestamp"]}Z`),
      })),
    );
    await importFile(
      lab,
      ecom,
      logs.csv("ecom.csv.gz", ",").map((row) => ({
        person: row["user_id"] ?? "",
        case: row["session_id"] ?? "",
        name: row["event"] ?? "",
        time: Date.parse(`${row["timestamp"]}Z`),
      })),
    );
  });

  const edges = (scope: ReturnType<typeof newScope>) =>
    lab.analytics.ask(scope, { kind: "edges", unit: "case", period: {} });
  const variants = (scope: ReturnType<typeof newScope>, limit = 100) =>
    lab.analytics.ask(scope, { kind: "variants", unit: "case", period: {}, limit });
  const sum = ({ edges }: EdgesAnswer): number => edges.reduce((total, { count }) => total + count, 0);
  const edge = ({ edges }: EdgesAnswer, from: string, to: string): number | undefined =>
    edges.find((one) => one.from === from && one.to === to)?.count;

  it("running-example: edges, starts, ends and variants", async () => {
    const answer = await edges(running);
    expect(answer).toMatchObject({ cases: 6, events: 42 });
    expect([answer.edges.length, sum(answer)]).toEqual([16, 36]);
    expect(edge(answer, "check ticket", "decide")).toBe(6);
    expect(edge(answer, "examine casually", "check ticket")).toBe(4);
    expect(answer.starts).toEqual([{ kind: "register request", count: 6 }]);
    expect(answer.ends).toEqual([
      { kind: "pay compensation", count: 3 },
      { kind: "reject request", count: 3 },
    ]);
    expect(await variants(running)).toMatchObject({ cases: 6, total: 6, other: 0 });
  });

  it("helpdesk: edges and variants", async () => {
    const answer = await edges(helpdesk);
    expect(answer).toMatchObject({ cases: 4_580, events: 21_348 });
    expect([answer.edges.length, sum(answer)]).toEqual([55, 16_768]);
    const paths = await variants(helpdesk);
    expect(paths.total).toBe(226);
    expect(paths.variants.reduce((total, { count }) => total + count, 0) + paths.other).toBe(4_580);
  });

  it("sepsis: ties keep the order of the file, and the case NA survives", async () => {
    const answer = await edges(sepsis);
    expect(answer).toMatchObject({ cases: 1_050, events: 15_214 });
    expect([answer.edges.length, sum(answer)]).toEqual([115, 14_164]);
    expect((await variants(sepsis)).total).toBe(846);
    const found = await lab.reader.query({
      query:
        "SELECT length(codes) AS events FROM journeys WHERE project = {p:String} AND unit = 'case' AND id = 'NA'",
      query_params: { p: sepsis.project },
      format: "JSONEachRow",
    });
    expect(await found.json()).toHaveLength(1);
  });

  const steps = ["product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "purchase"];
  it.each<readonly [string, Partial<FunnelQuestion>, readonly number[]]>([
    ["per session, no window", { unit: "case" }, [2868, 944, 477, 194, 72, 15]],
    ["per user, 7 d, any", { windowMs: 7 * DAY_MS }, [598, 487, 353, 210, 109, 40]],
    ["per user, 7 d, any, strict", { windowMs: 7 * DAY_MS, ties: "strict" }, [598, 487, 353, 209, 108, 40]],
    ["per user, 7 d, first", { windowMs: 7 * DAY_MS, attempt: "first" }, [598, 194, 111, 47, 17, 4]],
    ["per user, 1 h, any", { windowMs: 3_600_000 }, [598, 480, 321, 167, 68, 15]],
  ])("ecom funnel %s", async (_, rules, counts) => {
    const question: FunnelQuestion = {
      kind: "funnel",
      unit: "person",
      period: {},
      steps,
      attempt: "any",
      ties: "same",
      ...rules,
    };
    const answer = await lab.analytics.ask(ecom, question);
    expect(answer.steps.map(({ count }) => count)).toEqual(counts);
  });

  const stageNames = [
    ["product_view"],
    ["add_to_cart", "cart"],
    ["shipping_details", "payment_details"],
    ["purchase"],
  ];
  const stages = stageNames.map((names, at): BoundStage => ({
    id: `s${at}` as StageId,
    name: names.join(" or "),
    binding: bindingOfNames(names),
    next: at + 1 < stageNames.length ? [`s${at + 1}` as StageId] : [],
  }));
  it.each([
    [
      "person" as const,
      598,
      [
        [598, 522, 0, 76, 1_703_866_000],
        [522, 425, 87, 10, 709_000],
        [441, 281, 145, 15, 828_000],
        [328, null, null, null, null],
      ],
    ],
    [
      "case" as const,
      2_907,
      [
        [2868, 1072, 41, 1755, 292_500],
        [1213, 723, 317, 173, 369_000],
        [798, 365, 288, 145, 578_000],
        [470, null, null, null, null],
      ],
    ],
  ])("ecom stages per %s", async (unit, n, table) => {
    const answer = await lab.analytics.ask(ecom, { kind: "stages", unit, period: {}, stages });
    expect(answer.n).toBe(n);
    expect(
      answer.stages.map((one) => [one.reach, one.converted, one.elsewhere, one.ended, one.medianMs]),
    ).toEqual(table);
  });

  it("ecom: people, sessions and kinds", async () => {
    const answer = await lab.analytics.ask(ecom, { kind: "kinds", unit: "person", period: {} });
    expect([answer.cases, answer.events, answer.kinds.length]).toEqual([600, 31_106, 19]);
    const bySession = await lab.analytics.ask(ecom, { kind: "kinds", unit: "case", period: {} });
    expect(bySession.cases).toBe(3_605);
  });
});
