import type { Brand } from "@itinera/core";

/** Name of a stored file; says how it is stored. */
export type FileId = Brand<string, "FileId">;

/** Whether something in the folder of files is one of them: others are on their way there. */
export const isFileId = (name: string): name is FileId => /^[0-9a-f]+\.(zst|bin)$/.test(name);

export interface StoredFile {
  readonly file: FileId;
  /** As it came, before compression. */
  readonly bytes: number;
  /** On disk. */
  readonly storedBytes: number;
  /** Of the bytes as they came; 64 hexadecimal signs. */
  readonly sha256: string;
}

export type FileWriting =
  | { readonly kind: "stored"; readonly stored: StoredFile }
  | { readonly kind: "refused"; readonly reason: "too-big"; readonly maxBytes: number };

export interface Files {
  /**
   * Resolves when the file and its name are on disk (fsync). Compressed with zstd when that makes it
   * smaller. Leaves nothing behind when the source throws or more than `maxBytes` come.
   */
  write(source: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<FileWriting>;
  /** The bytes as they came. Throws when there is no such file. */
  read(file: FileId): AsyncIterable<Uint8Array>;
  /** Does nothing when there is no such file. */
  remove(file: FileId): Promise<void>;
  /** Where several servers share the folder: only what has lain there for a day, and so is nobody's news. */
  list(): Promise<readonly FileId[]>;
}
