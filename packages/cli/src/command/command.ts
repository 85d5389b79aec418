import type { Client } from "@itinera/protocol";
import type { Command as Words } from "commander";
import type { Configuration } from "../configuration.ts";

/** How a command speaks: the answer to stdout, everything else to stderr. */
export interface Speech {
  /** One JSON document with `--json`, else the text. */
  answer(document: unknown, text: () => string): void;
  progress(line: string): void;
}

export interface CommandContext {
  readonly client: Client;
  readonly speech: Speech;
}

/** A command: its words, and what it does with a server, wherever that runs (D7). */
export interface ClientCommand {
  declare(program: Words): Words;
  run(context: CommandContext, words: Words): Promise<void>;
}

interface FolderContext {
  readonly configuration: Configuration;
  readonly speech: Speech;
}

/** A command that works on the data folder itself, whether a server runs or not. */
export interface FolderCommand {
  declare(program: Words): Words;
  run(context: FolderContext, words: Words): Promise<void>;
}
