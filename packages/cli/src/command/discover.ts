import { langs, type Lang } from "@itinera/core";
import { Option } from "commander";
import { WrongUsage } from "../failure.ts";
import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";
import { projectNamed } from "./project-named.ts";

export const discoverCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("discover")
      .description("propose a map from the log of a project")
      .argument("<project>", "name of the project")
      .option("--stages <n>", "how many stages (4 to 8 by themselves)")
      .addOption(new Option("--lang <lang>", "language of the map").choices(langs).default("en")),
  async run({ client, speech }, words) {
    const { stages, lang } = words.opts<{ stages?: string; lang: Lang }>();
    const count = stages === undefined ? undefined : Number(stages);
    if (count !== undefined && !(Number.isInteger(count) && count > 0 && count <= 100)) {
      throw new WrongUsage(`--stages "${stages}" is no whole number from 1 to 100`);
    }
    const project = await projectNamed(client, words.args[0] ?? "");
    const made = await client.discover(project.id, {
      lang,
      ...(count === undefined ? {} : { stages: count }),
    });
    speech.answer(made, () =>
      [
        `Map ${made.map}: ${made.stages.length} stages cover ${(made.coverage * 100).toFixed(1)}% of the events`,
        table(
          ["stage", "events"],
          made.stages.map((stage) => [stage.name, stage.kinds.join(", ")]),
        ),
      ].join("\n"),
    );
  },
};
