import SQLite from "better-sqlite3";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { makePrivate } from "./connection.ts";
import type { Announcement, Ownership, OwnershipOutcome } from "../owner.ts";

const retryMs = 100;
const announcementFile = "server.json";
const lockFile = "owner.lock";

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

/** What the owner of a folder has announced; it may be dead by now. */
export function readAnnouncement(directory: string): Announcement | undefined {
  try {
    const found = JSON.parse(readFileSync(path.join(directory, announcementFile), "utf8")) as Announcement;
    return typeof found.pid === "number" ? found : undefined;
  } catch {
    return undefined;
  }
}

function announceIn(directory: string, announcement: Announcement): void {
  const part = path.join(directory, `${announcementFile}.part`);
  rmSync(part, { force: true });
  writeFileSync(part, JSON.stringify(announcement), { mode: 0o600 });
  renameSync(part, path.join(directory, announcementFile));
}

/** The lock is the operating system's and dies with its process; nobody else may open or close this file. */
function tryLock(file: string): SQLite.Database | undefined {
  const lock = new SQLite(file, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (codeOf(error) === "SQLITE_BUSY") return undefined;
    throw error;
  }
}

/** Makes this process the folder's only user (D7), waiting up to `waitMs` for another one to end. */
export async function takeOwnership(directory: string, waitMs = 0): Promise<OwnershipOutcome> {
  const patience = performance.now() + waitMs;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    makePrivate(path.join(directory, lockFile));
    for (;;) {
      const lock = tryLock(path.join(directory, lockFile));
      if (lock) return ownership(directory, lock);
      if (performance.now() >= patience) return { kind: "owned", by: readAnnouncement(directory) };
      await setTimeout(retryMs);
    }
  } catch (error) {
    return { kind: "unusable", detail: String(error) };
  }
}

function ownership(directory: string, lock: SQLite.Database): Ownership {
  const withdraw = () => {
    rmSync(path.join(directory, announcementFile), { force: true });
  };
  withdraw();
  announceIn(directory, { pid: process.pid });
  return {
    kind: "owner",
    announce: (announcement) => {
      announceIn(directory, announcement);
    },
    release: () => {
      if (!lock.open) return;
      withdraw();
      lock.close();
    },
  };
}
