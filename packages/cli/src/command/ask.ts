import { attempts, mapIdSchema, ties, units, type AnswerOf } from "@itinera/core";
import { Option } from "commander";
import { durationMs } from "../duration.ts";
import { Failure, WrongUsage } from "../failure.ts";
import { table } from "../table.ts";
import type { ClientCommand, CommandContext } from "./command.ts";
import { projectNamed } from "./project-named.ts";

interface AskOptions {
  readonly project?: string;
  readonly unit?: (typeof units)[number];
  readonly limit?: string;
  readonly step?: string[];
  readonly window?: string;
  readonly attempt?: (typeof attempts)[number];
  readonly ties?: (typeof ties)[number];
  readonly map?: string;
}

const questions = ["edges", "variants", "funnel", "stages"] as const;
type Asked = (typeof questions)[number];

const percent = (share: number | null) => (share === null ? null : `${(share * 100).toFixed(1)}%`);
const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 100) / 10);

function windowOf(options: AskOptions): { windowMs?: number } {
  if (options.window === undefined) return {};
  const windowMs = durationMs(options.window);
  if (windowMs === undefined)
    throw new WrongUsage(`--window "${options.window}" is no length of time, like 7d or 1h`);
  return { windowMs };
}

const projectOf = (options: AskOptions): string => {
  if (options.project === undefined) throw new WrongUsage("--project NAME is missing");
  return options.project;
};

const unitOf = (options: AskOptions) => (options.unit ? { unit: options.unit } : {});

const asking: Record<Asked, (context: CommandContext, options: AskOptions) => Promise<void>> = {
  async edges({ client, speech }, options) {
    const project = await projectNamed(client, projectOf(options));
    const answer = await client.ask(project.id, { kind: "edges", ...unitOf(options) });
    speech.answer(answer, () =>
      table(
        ["from", "to", "count", "mean s", "median s"],
        answer.edges.map((edge) => [
          edge.from,
          edge.to,
          edge.count,
          seconds(edge.meanMs),
          seconds(edge.medianMs),
        ]),
      ),
    );
  },
  async variants({ client, speech }, options) {
    const project = await projectNamed(client, projectOf(options));
    const limit = options.limit === undefined ? {} : { limit: Number(options.limit) };
    if (limit.limit !== undefined && !(Number.isInteger(limit.limit) && limit.limit > 0)) {
      throw new WrongUsage(`--limit "${options.limit}" is no whole number above 0`);
    }
    const answer = await client.ask(project.id, { kind: "variants", ...unitOf(options), ...limit });
    speech.answer(answer, () =>
      table(
        ["count", "path"],
        answer.variants.map((variant) => [variant.count, variant.path.join(" → ")]),
      ).concat(answer.other > 0 ? `\n${answer.other} in other paths; ${answer.total} paths in all` : ""),
    );
  },
  async funnel({ client, speech }, options) {
    const project = await projectNamed(client, projectOf(options));
    if (!options.step?.length) throw new WrongUsage("a funnel needs --step EVENT, once for each step");
    const answer: AnswerOf<"funnel"> = await client.ask(project.id, {
      kind: "funnel",
      steps: options.step,
      ...unitOf(options),
      ...windowOf(options),
      ...(options.attempt ? { attempt: options.attempt } : {}),
      ...(options.ties ? { ties: options.ties } : {}),
    });
    speech.answer(answer, () =>
      table(
        ["count", "step"],
        answer.steps.map((step) => [step.count, step.name]),
      ),
    );
  },
  async stages({ client, speech }, options) {
    if (options.map === undefined) throw new WrongUsage("--map ID is missing");
    const map = mapIdSchema.safeParse(options.map);
    if (!map.success) throw new Failure(`There is no map with the id "${options.map}".`);
    const answer = await client.askStages(map.data, { ...unitOf(options), ...windowOf(options) });
    speech.answer(answer, () =>
      table(
        ["stage", "reach", "converted", "elsewhere", "ended", "conversion", "drop-off", "median s"],
        answer.stages.map((stage) => [
          stage.name,
          stage.reach,
          stage.converted,
          stage.elsewhere,
          stage.ended,
          percent(stage.conversion),
          percent(stage.dropOff),
          seconds(stage.medianMs),
        ]),
      ),
    );
  },
};

export const askCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("ask")
      .description("ask the log of a project")
      .argument("<question>", questions.join(", "))
      .option("--project <name>", "the project")
      .addOption(new Option("--unit <unit>", "what is counted").choices(units))
      .option("--limit <n>", "variants: how many paths to list (100)")
      .option(
        "--step <event>",
        "funnel: an event, once for each step",
        (step: string, all?: string[]): string[] => [...(all ?? []), step],
      )
      .option("--window <length>", "funnel, stages: at most this long, like 7d or 1h")
      .addOption(new Option("--attempt <attempt>", "funnel: which attempt counts (any)").choices(attempts))
      .addOption(new Option("--ties <ties>", "funnel: may two steps have the same time (same)").choices(ties))
      .option("--map <id>", "stages: the map"),
  run: async (context, words) => {
    const [question = ""] = words.args;
    const asked = questions.find((one) => one === question);
    if (!asked) throw new WrongUsage(`there is no question "${question}"; there are ${questions.join(", ")}`);
    await asking[asked](context, words.opts<AskOptions>());
  },
};
