import { join, resolve } from "node:path";
import { databaseFaultText, failureOf, megabytes } from "../backup/fault-text.ts";
import { restoreBackup, type RestoreOutcome } from "../backup/restore-backup.ts";
import { sparingly } from "../backup/sparingly.ts";
import { standpoint, type Configuration } from "../configuration.ts";
import { Failure } from "../failure.ts";
import { interruptible } from "../interruptible.ts";
import type { FolderCommand } from "./command.ts";

type Refusal = Exclude<RestoreOutcome, { readonly kind: "restored" }>;

function refusalText(refusal: Refusal, file: string, { data }: Configuration): string {
  switch (refusal.kind) {
    case "no-file":
      return `There is no file ${file}.`;
    case "no-folder":
      return `${refusal.path} is no folder. Choose another one with --data.`;
    case "not-empty":
      return `${data} is not empty: it holds ${refusal.holds}. Name a new folder with --data; nothing is ever replaced.`;
    case "no-space": {
      const needed =
        refusal.needed === undefined ? "" : `: one file alone needs ${megabytes(refusal.needed)}`;
      return `There is not enough space for ${data}${needed}. Nothing was restored.`;
    }
    case "foreign":
      return `${file} is no backup of Itinera, or its beginning is damaged.`;
    case "newer-format":
      return (
        `${file} was made by a newer Itinera (format ${refusal.found} of backups, this one knows ${refusal.known}). ` +
        "Update Itinera."
      );
    case "cut":
      return `${file} is cut short: its end is missing. Copy it once more from where it was made, or take another backup.`;
    case "changed":
      return `${file} is damaged: ${refusal.detail}. Copy it once more from where it was made, or take another backup.`;
    case "newer":
    case "unreadable":
      return databaseFaultText(`The backup ${file}`, refusal);
  }
}

export const restoreCommand: FolderCommand = {
  declare: (program) =>
    program
      .command("restore")
      .description("make a new data folder from a backup")
      .argument("<file>", "what itinera backup has written"),
  async run({ configuration, speech }, words) {
    const file = resolve(standpoint(), words.args[0] ?? "");
    const { data, dataLabel, databaseUrl, files } = configuration;
    if (databaseUrl !== undefined)
      throw new Failure(
        "DATABASE_URL is set: a server would not look into a restored folder. Unset it first, or restore that PostgreSQL " +
          "with pg_restore.",
      );
    const outcome = await interruptible("Stopped. Nothing was restored.", (signal) =>
      restoreBackup({ file, data, signal, tell: sparingly(speech.progress) }),
    ).catch((error: unknown) => {
      throw failureOf(`Could not restore ${file}`, error);
    });
    if (outcome.kind !== "restored") throw new Failure(refusalText(outcome, file, configuration));
    const { created, program, entries } = outcome.manifest;
    const bytes = entries.reduce((sum, one) => sum + one.bytes, 0);
    if (files !== undefined)
      speech.progress(
        `ITINERA_FILES is set: copy what is in ${join(data, "files")} to ${files} before you start Itinera.`,
      );
    speech.answer({ data, created, program, bytes }, () =>
      [
        `${data} holds everything from ${created} (${bytes} bytes).`,
        `Start it with: itinera serve --data ${dataLabel}`,
      ].join("\n"),
    );
  },
};
