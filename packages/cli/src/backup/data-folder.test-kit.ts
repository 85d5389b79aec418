import {
  importIdSchema,
  mapIdSchema,
  projectIdSchema,
  sourceIdSchema,
  type EpochMs,
  type StreamEntry,
} from "@itinera/core";
import { defaultWorkspace, openStore, type FileId, type Store, type StreamNumber } from "@itinera/store";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export const temporaryFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), "itinera-backup-"));

const room = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };

const stream = { workspace: defaultWorkspace, project: projectIdSchema.parse("p") };
const source = sourceIdSchema.parse("web");
const message: StreamEntry = {
  kind: "message",
  source,
  event: { kind: "step", name: "visit", person: "ann", time: 1 as EpochMs, properties: {}, claims: [] },
};
const held = { source, reason: "no-name", dialect: "segment", message: "{}" } as const;

async function openedStore(directory: string): Promise<Store> {
  const opening = await openStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.store;
}

async function* chunksOf(...chunks: readonly string[]) {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

/** A data folder with something of everything; gives the names of its files. */
export async function fillDataFolder(directory: string): Promise<readonly FileId[]> {
  const store = await openedStore(directory);
  const { project } = await store.projects.ensure(defaultWorkspace, "Shop");
  const files: FileId[] = [];
  // One that shrinks, one that does not, and one of no bytes.
  for (const [n, text] of ["row\n".repeat(9_000), "one", ""].entries()) {
    const writing = await store.files.write(chunksOf(text));
    if (writing.kind !== "stored") throw new Error(writing.kind);
    const { file, bytes, sha256 } = writing.stored;
    const id = importIdSchema.parse(`import${n}`);
    const rest = { fileName: "log.csv", mapping: {}, importer: "1" };
    await store.imports.accept(defaultWorkspace, project.id, { import: id, file, bytes, sha256, ...rest });
    files.push(file);
  }
  const bytes = new Uint8Array(Buffer.from("an update"));
  await store.rooms.append(room, 0, [{ author: "ann", at: 1 as EpochMs, bytes }]);
  await store.stream.append(stream, 1 as EpochMs, [message], [held]);
  await store.close();
  await writeFile(path.join(directory, "secret.key"), "the key", { mode: 0o600 });
  await writeFile(path.join(directory, "server.json"), "{}");
  await mkdir(path.join(directory, "engine"));
  await writeFile(path.join(directory, "engine", "part"), "numbers");
  return files;
}

/** What a store shows of the folder; with the bytes of its files and its key. */
export async function shownOf(directory: string) {
  const store = await openedStore(directory);
  try {
    const imports = await store.imports.list(defaultWorkspace);
    const updates = (await store.rooms.load(room))?.updates.map((one) => Buffer.from(one.bytes).toString());
    const collected = await store.stream.read(stream, 0 as StreamNumber, 9);
    const quarantined = await store.stream.quarantined(stream, { limit: 9 });
    const folder = path.join(directory, "files");
    const names = (await readdir(folder)).toSorted();
    const files = await Promise.all(
      names.map(async (name) => [name, (await readFile(path.join(folder, name))).toString("base64")]),
    );
    const key = await readFile(path.join(directory, "secret.key"), "utf8");
    return { imports, updates, collected, quarantined, files, key };
  } finally {
    await store.close();
  }
}
