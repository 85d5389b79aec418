import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";

const add: ClientCommand = {
  declare: (program) => program.command("add <name>").description("make a workspace"),
  async run({ client, speech }, words) {
    const [name = ""] = words.args;
    const made = await client.newWorkspace(name);
    speech.answer(
      made,
      () => `${made.id}\nAsk somebody in: itinera user add … --role owner --workspace ${made.id}`,
    );
  },
};

const list: ClientCommand = {
  declare: (program) => program.command("list").description("list the workspaces"),
  async run({ client, speech }) {
    const { workspaces } = await client.workspaces();
    speech.answer({ workspaces }, () =>
      table(
        ["id", "name", "members"],
        workspaces.map(({ id, name, members }) => [id, name, members]),
      ),
    );
  },
};

const rename: ClientCommand = {
  declare: (program) =>
    program.command("rename <name>").description("rename the workspace that --workspace says, or the first"),
  async run({ client, speech }, words) {
    const [name = ""] = words.args;
    await client.renameWorkspace(name);
    speech.answer({ name }, () => `It is called ${name} now.`);
  },
};

export const workspaceCommands: readonly ClientCommand[] = [add, list, rename];
