import type { ClientCommand } from "./command.ts";

export const rebuildCommand: ClientCommand = {
  declare: (program) =>
    program.command("rebuild").description("make the tables of numbers again from the event log"),
  async run({ client, speech }) {
    speech.progress("Reading the event log again");
    const rebuilt = await client.rebuild();
    speech.answer(rebuilt, () => `${rebuilt.events} events from ${rebuilt.entries} entries`);
  },
};
