import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";

export const mapsCommand: ClientCommand = {
  declare: (program) => program.command("maps").description("list the maps"),
  async run({ client, speech }) {
    const { maps } = await client.maps();
    speech.answer({ maps: maps.map(({ projectId: _, ...line }) => line) }, () =>
      maps.length === 0
        ? "There is no map yet."
        : table(
            ["id", "name", "project", "type", "updated"],
            maps.map((map) => [map.id, map.name, map.project, map.type, new Date(map.updated).toISOString()]),
          ),
    );
  },
};
