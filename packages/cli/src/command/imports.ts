import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";

export const importsCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("imports")
      .description("list the imports")
      .option("--project <name>", "of this project only"),
  async run({ client, speech }, words) {
    const { project } = words.opts<{ project?: string }>();
    const { imports } = await client.imports();
    const shown = imports.filter((one) => project === undefined || one.project === project);
    speech.answer({ imports: shown }, () =>
      shown.length === 0
        ? "There is no import yet."
        : table(
            ["id", "project", "file", "state", "events", "added", "already"],
            shown.map((one) => [
              one.id,
              one.project,
              one.fileName,
              one.state,
              one.events,
              one.added,
              one.already,
            ]),
          ),
    );
  },
};
