import {
  copyDatabases,
  databaseNames,
  fileNamesIn,
  type DatabaseFault,
  type DatabaseName,
  type FileId,
} from "@itinera/store";
import { open, mkdtemp, rename, rm, stat, statfs, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDiskFull } from "./disk-full.ts";
import { filesFolder, formatVersion, keyName } from "./manifest.ts";
import { syncFolder } from "./sync-folder.ts";
import { writeArchive, type ArchiveWriter } from "./write-archive.ts";

export interface BackupOptions {
  /** The data folder, whether a server works in it or not. */
  readonly data: string;
  /** Where its files lie. */
  readonly files: string;
  /** The archive to make. */
  readonly file: string;
  /** Take the place of a file that is there. */
  readonly force: boolean;
  /** Version of this program. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, many times a second. */
  readonly tell: (line: string) => void;
}

export interface MadeBackup {
  readonly kind: "made";
  /** Of the archive. */
  readonly bytes: number;
  /** The moment that it holds. */
  readonly created: string;
  readonly files: number;
  /** Files that the databases name and that are not there. */
  readonly missing: readonly string[];
}

export type BackupOutcome =
  | MadeBackup
  | { readonly kind: "exists" }
  | { readonly kind: "no-folder" }
  | { readonly kind: "no-data"; readonly lacks: string }
  | { readonly kind: "no-space"; readonly needed: number | undefined }
  | DatabaseFault;

/** So often a file may be removed between the moment of the copies and its own copying. */
const mostMoments = 5;

/**
 * One archive of all that cannot be made again from the rest: everything acknowledged before it began is in it,
 * and so is every file that something in it refers to. It has its name when all of it is on disk. Throws when it is
 * stopped; whatever it does, nothing half made is left.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupOutcome> {
  const { data, file, force } = options;
  const folder = await stat(dirname(file)).catch(() => undefined);
  if (!folder?.isDirectory()) return { kind: "no-folder" };
  const there = await stat(file).catch(() => undefined);
  if (there && (!force || !there.isFile())) return { kind: "exists" };
  for (const name of ["itinera.db", "rooms.db"] as const)
    if ((await sizeOf(join(data, name))) === 0) return { kind: "no-data", lacks: name };
  const needed = await roughSize(options);
  const { bavail, bsize } = await statfs(dirname(file));
  if (bavail * bsize < needed) return { kind: "no-space", needed };

  // Beside the file, so that nothing has to be copied from one disk to another.
  const workshop = await mkdtemp(`${file}.part-`);
  try {
    const made = await makeIn(workshop, options);
    if (made.kind === "made") await syncFolder(dirname(file));
    return made;
  } catch (error) {
    if (isDiskFull(error)) return { kind: "no-space", needed: undefined };
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** 0: there is none. */
const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;

/** Bytes: files are compressed already, and of the databases there are two copies for a while. */
async function roughSize({ data, files }: BackupOptions): Promise<number> {
  let sum = 0;
  for (const name of databaseNames)
    for (const suffix of ["", "-wal"]) sum += 2 * (await sizeOf(join(data, name + suffix)));
  for (const name of await fileNamesIn(files)) sum += await sizeOf(join(files, name));
  return sum;
}

async function makeIn(workshop: string, options: BackupOptions): Promise<BackupOutcome> {
  const { data, file, program, signal } = options;
  const part = join(workshop, "archive");
  const archive = writeArchive(part, signal);
  try {
    const held = new Set<string>();
    // Most of them now: the moment that the backup holds is as late as can be.
    await addFiles(archive, held, options);

    const copies = await copyWithFiles(workshop, archive, held, options);
    if (copies.kind !== "copied") return copies;
    const { created, versions, missing } = copies;
    for (const name of databaseNames) await addFile(archive, name, join(workshop, name));
    await addFile(archive, keyName, join(data, keyName));

    const files = held.size;
    await archive.finish({
      format: "itinera-backup",
      version: formatVersion,
      program,
      created,
      databases: versions,
      missing,
    });
    const { size: bytes } = await stat(part);
    await rename(part, file);
    return { kind: "made", bytes, created, files, missing };
  } finally {
    await archive.abandon();
  }
}

/** The databases of a moment with all files that they name, however many come and go meanwhile. */
async function copyWithFiles(
  workshop: string,
  archive: ArchiveWriter,
  held: Set<string>,
  options: BackupOptions,
) {
  const { data: directory, signal, tell } = options;
  const onProgress = (name: DatabaseName, share: number) => {
    tell(`Copied ${Math.floor(share * 100)}% of ${name}`);
  };
  let lost: readonly FileId[] = [];
  for (let moment = 1; ; moment++) {
    for (const name of databaseNames) await rm(join(workshop, name), { force: true });
    const created = new Date().toISOString();
    const copies = await copyDatabases({ directory, into: workshop, signal, onProgress });
    if (copies.kind === "absent") return { kind: "no-data", lacks: copies.name } as const;
    if (copies.kind !== "copied") return copies;
    await addFiles(archive, held, options);
    const missing = copies.files.filter((name) => !held.has(name));
    // One that was removed in between is not named a moment later; one that stays named was lost before.
    const isSettled = missing.every((name) => lost.includes(name));
    if (isSettled || moment === mostMoments) return { ...copies, created, missing };
    lost = missing;
  }
}

/** Those that are not in the archive yet. */
async function addFiles(
  archive: ArchiveWriter,
  held: Set<string>,
  { files, tell }: BackupOptions,
): Promise<void> {
  const names = (await fileNamesIn(files)).filter((name) => !held.has(name));
  for (const [at, name] of names.entries()) {
    if (await addFile(archive, `${filesFolder}/${name}`, join(files, name))) held.add(name);
    tell(`Copied ${at + 1} of ${names.length} files`);
  }
}

/** Whether it is there. */
async function addFile(archive: ArchiveWriter, name: string, file: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  try {
    // One that is removed from now on is still read to its end.
    const { size } = await handle.stat();
    await archive.add(name, size, handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 }));
    return true;
  } finally {
    await handle.close();
  }
}
