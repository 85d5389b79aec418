import {
  columnsOf,
  createTranslator,
  langs,
  lint,
  mapIdSchema,
  plainTextOf,
  type JourneyMap,
  type Lang,
  type RemarkPlace,
} from "@itinera/core";
import { Option } from "commander";
import { Failure } from "../failure.ts";
import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";

/** What a remark is about, in the map's own words. */
function placeName(map: JourneyMap, at: RemarkPlace): string {
  switch (at.kind) {
    case "map":
      return map.name;
    case "stage":
      return map.stages.find((stage) => stage.id === at.id)?.name ?? at.id;
    case "column": {
      const column = columnsOf(map).find((one) => one.id === at.id);
      return column?.step?.name ?? column?.stage.name ?? at.id;
    }
    case "lane":
      return map.lanes.find((lane) => lane.id === at.id)?.name ?? at.id;
    case "card": {
      const card = map.cards.find((one) => one.id === at.id);
      return card ? plainTextOf(card.text).replaceAll("\n", " ").slice(0, 60) : at.id;
    }
  }
}

/** Exit code 1 where there are remarks, so that a pipeline can hold a map to them. */
export const lintCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("lint")
      .description("say what best practice remarks on a map; fails where there is something")
      .argument("<map>", "id of the map")
      .addOption(new Option("--lang <lang>", "language of the remarks").choices(langs).default("en")),
  async run({ client, speech }, words) {
    const { lang } = words.opts<{ lang: Lang }>();
    const id = mapIdSchema.safeParse(words.args[0]);
    if (!id.success) throw new Failure(`There is no map with the id "${words.args[0]}".`);
    const map = await client.map(id.data);
    const { t } = await createTranslator(lang);
    const remarks = lint(map, new Date().toISOString().slice(0, 10)).map((remark) => ({
      ...remark,
      text: t(`lint:${remark.check}`, { ...remark.values }),
    }));
    speech.answer({ map: id.data, remarks }, () =>
      remarks.length === 0
        ? "Nothing to remark."
        : table(
            ["where", "remark"],
            remarks.map((remark) => [placeName(map, remark.at), remark.text]),
          ),
    );
    if (remarks.length > 0)
      throw new Failure(remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`);
  },
};
