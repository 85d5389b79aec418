import { adoptDatabases, takeOwnership, type DatabaseFault } from "@itinera/store";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDiskFull } from "./disk-full.ts";
import { filesFolder, keyName, type Manifest } from "./manifest.ts";
import { BrokenArchive, type ArchiveFault } from "./read-archive.ts";
import { syncFolder } from "./sync-folder.ts";
import { unpack } from "./unpack.ts";

export interface RestoreOptions {
  /** The archive. */
  readonly file: string;
  /** The data folder to make, which is not there or is empty. */
  readonly data: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, many times a second. */
  readonly tell: (line: string) => void;
}

export type RestoreOutcome =
  | { readonly kind: "restored"; readonly manifest: Manifest }
  | { readonly kind: "no-file" }
  /** What the data folder is to lie in, or the data folder itself, is none. */
  | { readonly kind: "no-folder"; readonly path: string }
  | { readonly kind: "not-empty"; readonly holds: string }
  | { readonly kind: "no-space"; readonly needed: number | undefined }
  | ArchiveFault
  | DatabaseFault;

/** A disk's own, and the lock of somebody who looked in. */
const counted = (name: string): boolean => name !== "lost+found" && !name.startsWith("owner.lock");

/**
 * A data folder from a backup. It has its name, or its databases, when all of it is on disk and has been looked
 * at. Throws when it is stopped; whatever it does, nothing half made is left.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreOutcome> {
  const { file, data } = options;
  const archive = await stat(file).catch(() => undefined);
  if (!archive?.isFile()) return { kind: "no-file" };
  const there = await stat(data).catch(() => undefined);
  const folder = there ? data : dirname(data);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return { kind: "no-folder", path: folder };
  const [holds] = there ? await contentOf(data) : [];
  if (holds !== undefined) return { kind: "not-empty", holds };

  // A folder that is there may be a disk of its own, which cannot be replaced: it is filled.
  const workshop = await mkdtemp(there ? join(data, "restore-") : `${data}.restore-`);
  try {
    return await restoreIn(workshop, there ? fillFolder : giveName, options);
  } catch (error) {
    if (error instanceof BrokenArchive) return error.fault;
    if (isDiskFull(error)) return { kind: "no-space", needed: undefined };
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

const contentOf = async (data: string): Promise<readonly string[]> =>
  (await readdir(data)).filter(counted).toSorted();

type Placing = (
  workshop: string,
  data: string,
) => Promise<{ readonly kind: "placed" } | { readonly kind: "not-empty"; readonly holds: string }>;

async function restoreIn(workshop: string, place: Placing, options: RestoreOptions): Promise<RestoreOutcome> {
  const { data, signal } = options;
  const unpacked = await unpack({ ...options, into: workshop });
  if (unpacked.kind !== "unpacked") return unpacked;
  const { manifest } = unpacked;
  const fault = adoptDatabases(workshop);
  if (fault) return fault;
  for (const folder of [join(workshop, filesFolder), workshop]) await syncFolder(folder);
  signal.throwIfAborted();
  const placed = await place(workshop, data);
  if (placed.kind !== "placed") return placed;
  return { kind: "restored", manifest };
}

/** All at once. */
const giveName: Placing = async (workshop, data) => {
  try {
    await rename(workshop, data);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTEMPTY" || code === "EEXIST")
      return { kind: "not-empty", holds: "something that came meanwhile" };
    throw error;
  }
  await syncFolder(dirname(data));
  return { kind: "placed" };
};

/** A folder with a `rooms.db` and without an `itinera.db` is refused by every server: that one comes last. */
const inThisOrder = ["rooms.db", "events.db", filesFolder, keyName, "itinera.db"];

const fillFolder: Placing = async (workshop, data) => {
  const owner = await takeOwnership(data);
  try {
    const [other] = (await contentOf(data)).filter(
      (one) => one !== "server.json" && join(data, one) !== workshop,
    );
    if (owner.kind !== "owner" || other !== undefined)
      return { kind: "not-empty", holds: other ?? "a server that came meanwhile" };
    for (const one of inThisOrder) {
      if (!existsSync(join(workshop, one))) continue;
      await rename(join(workshop, one), join(data, one));
      await syncFolder(data);
    }
    await rmdir(workshop);
    return { kind: "placed" };
  } finally {
    if (owner.kind === "owner") owner.release();
  }
};
