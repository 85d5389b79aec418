import { importIdSchema, type ImportId, type ImportMapping } from "@itinera/core";
import type { Client, ImportLine } from "@itinera/protocol";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { standpoint } from "../configuration.ts";
import { Failure, WrongUsage } from "../failure.ts";
import { problemText } from "../problem-text.ts";
import type { ClientCommand, CommandContext, Speech } from "./command.ts";

interface ImportOptions {
  readonly project?: string;
  readonly case?: string;
  readonly activity?: string;
  readonly time?: string;
  readonly person?: string;
  readonly channel?: string;
  readonly timezone?: string;
  readonly timeFormat?: string;
  readonly encoding?: string;
  readonly separator?: string;
  readonly replace?: boolean;
  readonly remove?: string;
}

const mappingOf = (options: ImportOptions): ImportMapping => {
  const { case: caseColumn, activity, time, person, channel, timezone, timeFormat, encoding } = options;
  const separator = options.separator === "\\t" || options.separator === "tab" ? "\t" : options.separator;
  const given = {
    case: caseColumn,
    activity,
    time,
    person,
    channel,
    timezone,
    timeFormat,
    encoding,
    separator,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

/** Waits for the end of an import and says how far it is, once a second at most. */
async function follow(client: Client, id: ImportId, speech: Speech): Promise<ImportLine> {
  let said = 0;
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 300)) {
    const line = await client.import(id);
    if (line.state === "done" || line.state === "failed") return line;
    if (Date.now() - said > 1_000) {
      said = Date.now();
      const share = line.bytes > 0 ? ` (${Math.floor((line.bytesRead / line.bytes) * 100)}%)` : "";
      speech.progress(`${line.fileName}: ${line.rowsRead} rows read${share}`);
    }
    await sleep(wait);
  }
}

async function importMap({ client, speech }: CommandContext, file: string, project: string) {
  const text = await readFile(file, "utf8");
  const made = await client.newMap({ project, from: { kind: "file", text } });
  speech.answer(made, () => `Map ${made.map}`);
}

async function importLog(
  { client, speech }: CommandContext,
  file: string,
  project: string,
  options: ImportOptions,
) {
  const fileName = basename(file);
  const { upload } = await client.upload(fileName, createReadStream(file));
  const accepted = await client.newImport({
    upload,
    project,
    fileName,
    mapping: mappingOf(options),
    replace: options.replace ?? false,
  });
  const line = await follow(client, accepted.import, speech);
  if (line.state === "failed") throw new Failure(await problemText(line.problem));
  const { events, cases, kinds, refused } = line;
  const [added, already] = accepted.already ? [0, events] : [line.added, line.already];
  speech.answer({ project, events, cases, kinds, added, already, refused }, () =>
    [
      `${fileName}: ${events} events of ${cases} cases, ${added} new, ${already} here already`,
      ...refused.map(({ reason, count }) => `refused: ${count} × ${reason}`),
    ].join("\n"),
  );
}

async function remove({ client, speech }: CommandContext, text: string) {
  const id = importIdSchema.safeParse(text);
  if (!id.success) throw new Failure(`There is no import with the id "${text}".`);
  await client.removeImport(id.data);
  for (;;) {
    const { imports } = await client.imports();
    if (!imports.some((one) => one.id === id.data)) break;
    await sleep(50);
  }
  speech.answer({ removed: id.data }, () => `Import ${id.data} and its numbers are removed.`);
}

export const importCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("import")
      .description("read a log (CSV, XES, JSONL, Parquet; each also gzipped) or a map (.journey.json)")
      .argument("[file]")
      .option("--project <name>", "the project, made when missing")
      .option("--case <column>", "column of the case or session")
      .option("--activity <column>", "column of the event's name")
      .option("--time <column>", "column of the time")
      .option("--person <column>", "column of the person")
      .option("--channel <column>", "column of the channel")
      .option("--timezone <zone>", "zone of times that have none, like Europe/Warsaw (UTC)")
      .option("--time-format <format>", "iso, epoch-s, epoch-ms, or a pattern like dd.MM.yyyy HH:mm")
      .option("--encoding <encoding>", "like utf-8 or windows-1251")
      .option("--separator <sign>", "between columns of a CSV file")
      .option("--replace", "take the place of the earlier import of the same file with other columns")
      .option("--remove <id>", "remove an import and its numbers"),
  async run(context, words) {
    const options = words.opts<ImportOptions>();
    if (options.remove !== undefined) return remove(context, options.remove);
    const [name] = words.args;
    if (name === undefined) throw new WrongUsage("the FILE to import is missing");
    if (options.project === undefined) throw new WrongUsage("--project NAME is missing");
    const file = resolve(standpoint(), name);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) throw new Failure(`There is no file ${file}.`);
    return file.toLowerCase().endsWith(".journey.json")
      ? importMap(context, file, options.project)
      : importLog(context, file, options.project, options);
  },
};
