import { langs, type Lang } from "@itinera/core";
import { Option } from "commander";
import type { ClientCommand } from "./command.ts";

export const newCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("new")
      .description("make a map from a template")
      .requiredOption("--template <name>", "the template, like restaurant")
      .addOption(new Option("--lang <lang>", "language of the map").choices(langs).default("en"))
      .option("--project <name>", "the project, made when missing", "My maps"),
  async run({ client, speech }, words) {
    const { template, lang, project } = words.opts<{ template: string; lang: Lang; project: string }>();
    const made = await client.newMap({ project, from: { kind: "template", template, lang } });
    speech.answer(made, () => `Map ${made.map}`);
  },
};
