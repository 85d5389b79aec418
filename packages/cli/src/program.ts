import { ProblemError } from "@itinera/protocol";
import { Command, CommanderError } from "commander";
import { askCommand } from "./command/ask.ts";
import { backupCommand } from "./command/backup.ts";
import type { ClientCommand, FolderCommand, Speech } from "./command/command.ts";
import { discoverCommand } from "./command/discover.ts";
import { exportCommand } from "./command/export.ts";
import { importCommand } from "./command/import.ts";
import { importsCommand } from "./command/imports.ts";
import { lintCommand } from "./command/lint.ts";
import { mapsCommand } from "./command/maps.ts";
import { newCommand } from "./command/new.ts";
import { rebuildCommand } from "./command/rebuild.ts";
import { restoreCommand } from "./command/restore.ts";
import { userCommands } from "./command/user.ts";
import { workspaceCommands } from "./command/workspace.ts";
import { readConfiguration, type Configuration } from "./configuration.ts";
import { environmentHelp } from "./environment-help.ts";
import { Failure, WrongUsage } from "./failure.ts";
import { problemText } from "./problem-text.ts";
import { reach, reachUrl } from "./reach.ts";

const commands: readonly ClientCommand[] = [
  importCommand,
  importsCommand,
  discoverCommand,
  askCommand,
  mapsCommand,
  exportCommand,
  lintCommand,
  newCommand,
  rebuildCommand,
];

/** Commands of two words. */
const groups: readonly {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly ClientCommand[];
}[] = [
  { name: "user", description: "who may sign in", commands: userCommands },
  { name: "workspace", description: "workspaces of this installation", commands: workspaceCommands },
];

const folderCommands: readonly FolderCommand[] = [backupCommand, restoreCommand];

const configured = (data: string | undefined): Configuration => {
  const read = readConfiguration(data);
  if (read.kind === "wrong") throw new WrongUsage(`${read.where}: ${read.detail}`);
  return read.configuration;
};

const speechOf = (json: boolean): Speech => ({
  answer: (document, text) => process.stdout.write(`${json ? JSON.stringify(document) : text()}\n`),
  progress: (line) => process.stderr.write(`${line}\n`),
});

interface PlaceOptions {
  readonly data?: string;
  readonly url?: string;
  readonly workspace?: string;
  readonly json?: boolean;
}

async function runClientCommand(command: ClientCommand, words: Command): Promise<void> {
  const { data, url, workspace, json = false } = words.opts<PlaceOptions>();
  const configuration = configured(data);
  const { client, close } =
    url === undefined
      ? await reach(configuration, workspace)
      : reachUrl(url, { token: configuration.token, workspace });
  try {
    await command.run({ client, speech: speechOf(json) }, words);
  } finally {
    await close();
  }
}

async function runFolderCommand(command: FolderCommand, words: Command): Promise<void> {
  const { data, json = false } = words.opts<PlaceOptions>();
  await command.run({ configuration: configured(data), speech: speechOf(json) }, words);
}

const dataHelp = "where everything is kept (./itinera-data)";

function program(): Command {
  const itinera = new Command("itinera")
    .description("a living customer journey map")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  itinera
    .command("serve")
    .description("serve the maps to a browser")
    .option("--data <folder>", dataHelp)
    .option("--port <n>", "the port; 0 takes any free one", "4870")
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--open", "show it in the browser")
    .addHelpText("after", environmentHelp)
    .action(async (options: { data?: string; port: string; host: string; open?: boolean }) => {
      const { serve } = await import("./serve.ts");
      return serve(configured(options.data), options);
    });
  const declare = (command: ClientCommand, parent: Command) => {
    command
      .declare(parent)
      .option("--data <folder>", dataHelp)
      .option("--url <url>", "a server that runs somewhere")
      .option("--workspace <id>", "which workspace, where there are several")
      .option("--json", "one JSON document on stdout")
      .action((...args: unknown[]) => runClientCommand(command, args.at(-1) as Command));
  };
  for (const command of commands) declare(command, itinera);
  for (const { name, description, commands: parts } of groups) {
    const group = itinera.command(name).description(description);
    for (const command of parts) declare(command, group);
  }
  for (const command of folderCommands) {
    command
      .declare(itinera)
      .option("--data <folder>", dataHelp)
      .option("--json", "one JSON document on stdout")
      .action((...args: unknown[]) => runFolderCommand(command, args.at(-1) as Command));
  }
  return itinera;
}

/** 0 done, 1 refused or failed with one clear line, 2 wrong usage. */
async function exitCodeOf(error: unknown): Promise<number> {
  const say = (line: string) => process.stderr.write(`itinera: ${line}\n`);
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WrongUsage) {
    say(error.message);
    return 2;
  }
  if (error instanceof Failure) say(error.message);
  else if (error instanceof ProblemError) say(await problemText(error.problem));
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

try {
  await program().parseAsync(process.argv);
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}
