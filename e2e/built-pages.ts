import { execFile } from "node:child_process";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildTracker } from "../packages/tracker/build.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const web = join(root, "packages/web");
const dist = join(web, "dist");
const tracker = join(root, "packages/tracker");
const bundled = ["web", "core", "protocol", "collab", "scene", "mining"];

/** Builds the pages and the tracker if any of their sources is newer than they are, as the launcher does before a start. */
export async function builtPages(): Promise<void> {
  await builtTracker();
  const built = await changed(join(dist, "index.html"));
  const newest = Math.max(
    ...(await Promise.all(bundled.map((name) => newestIn(join(root, "packages", name, "src"))))),
  );
  if (built < newest) await build();
}

/** Beside the pages that are there: a server that runs meanwhile goes on handing out whole ones. */
async function build(): Promise<void> {
  const next = join(root, `node_modules/.pages-${process.pid}`);
  // As people get them: the tests' own environment would make pages for development.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(
    "vite",
    ["build", web, "--outDir", next, "--emptyOutDir", "--logLevel", "error"],
    { env },
  );
  await rm(dist, { recursive: true, force: true });
  await rename(next, dist);
}

async function builtTracker(): Promise<void> {
  const folder = join(tracker, "dist");
  const built = await changed(join(folder, "tracker.js"));
  if (built < (await newestIn(join(tracker, "src")))) await buildTracker(folder);
}

const changed = async (path: string) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => changed(join(entry.parentPath, entry.name)));
  return Math.max(0, ...(await Promise.all(times)));
}
