import { join, resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { databaseFaultText, failureOf, megabytes } from "../backup/fault-text.ts";
import { makeBackup, type BackupOutcome, type MadeBackup } from "../backup/make-backup.ts";
import { sparingly } from "../backup/sparingly.ts";
import { standpoint, type Configuration } from "../configuration.ts";
import { Failure } from "../failure.ts";
import { interruptible } from "../interruptible.ts";
import type { FolderCommand } from "./command.ts";

type Refusal = Exclude<BackupOutcome, MadeBackup>;

const elsewhere = (files: string) =>
  "DATABASE_URL is set: maps and lists are in that PostgreSQL, not in the data folder. Back them up with pg_dump, " +
  `and copy ${files} before and after that.`;

function refusalText(refusal: Refusal, file: string, { data }: Configuration): string {
  switch (refusal.kind) {
    case "exists":
      return `${file} is there already. Choose another name, or replace the file with --force.`;
    case "no-folder":
      return `There is no folder for ${file}. Make it first, or choose another one.`;
    case "no-data":
      return `There is nothing to back up in ${data}: it has no ${refusal.lacks}. Name the data folder with --data.`;
    case "no-space": {
      const needed = refusal.needed === undefined ? "" : `: about ${megabytes(refusal.needed)} are needed`;
      return `There is not enough space for ${file}${needed}. Nothing was written.`;
    }
    case "newer":
    case "unreadable":
      return databaseFaultText(`The data folder ${data}`, refusal);
  }
}

export const backupCommand: FolderCommand = {
  declare: (program) =>
    program
      .command("backup")
      .description("write everything into one file, also while Itinera runs")
      .argument("<file>", "the file to make, like itinera.tar.zst")
      .option("--force", "replace the file when it is there"),
  async run({ configuration, speech }, words) {
    const { force = false } = words.opts<{ force?: boolean }>();
    const file = resolve(standpoint(), words.args[0] ?? "");
    const { data, databaseUrl, files = join(data, "files") } = configuration;
    if (databaseUrl !== undefined) throw new Failure(elsewhere(files));
    const outcome = await interruptible("Stopped. No backup was made.", (signal) =>
      makeBackup({
        data,
        files,
        file,
        force,
        program: packageJson.version,
        signal,
        tell: sparingly(speech.progress),
      }),
    ).catch((error: unknown) => {
      throw failureOf(`Could not write ${file}`, error);
    });
    if (outcome.kind !== "made") throw new Failure(refusalText(outcome, file, configuration));
    const { kind: _, missing, ...made } = outcome;
    if (missing.length > 0)
      speech.progress(`The databases name files that are not in ${files}: ${missing.join(", ")}`);
    speech.answer({ file, ...made, missing }, () => `${file} (${made.bytes} bytes, ${made.files} files)`);
  },
};
