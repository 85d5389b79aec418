import { databaseNames } from "@itinera/store";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { filesFolder, manifestName, manifestSchema, type Manifest, type Member } from "./manifest.ts";
import { BrokenArchive, changed, readArchive, type ReadMember } from "./read-archive.ts";

/** A line for each of some hundred thousand files. */
const mostManifestBytes = 64 * 1024 * 1024;

export interface Unpacked {
  readonly kind: "unpacked";
  readonly manifest: Manifest;
}

export interface UnpackOptions {
  readonly file: string;
  /** An empty folder. */
  readonly into: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, many times a second. */
  readonly tell: (line: string) => void;
}

/**
 * Writes what is in a backup to disk, each file with its fsync, and compares all of it with the manifest. Throws
 * BrokenArchive where they differ.
 */
export async function unpack({
  file,
  into,
  signal,
  tell,
}: UnpackOptions): Promise<Unpacked | { readonly kind: "no-space"; readonly needed: number }> {
  const members = new Map<string, Member>();
  let manifest: Manifest | undefined;
  await mkdir(join(into, filesFolder), { mode: 0o700 });
  for await (const member of readArchive(file, signal)) {
    if (manifest) throw changed("something stands behind its end");
    if (member.name === manifestName) {
      manifest = await readManifest(member);
      continue;
    }
    if (members.has(member.name)) throw changed(`${member.name} is in it twice`);
    const { bavail, bsize } = await statfs(into);
    if (member.bytes > bavail * bsize) return { kind: "no-space", needed: member.bytes };
    members.set(member.name, await write(member, join(into, member.name)));
    tell(`Unpacked ${members.size} files`);
  }
  if (!manifest) throw new BrokenArchive({ kind: "cut" });
  compare(members, manifest);
  return { kind: "unpacked", manifest };
}

async function write({ name, body }: ReadMember, file: string): Promise<Member> {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* hashed() {
    for await (const chunk of body) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await pipeline(hashed, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
  return { name, bytes, sha256: hash.digest("hex") };
}

async function readManifest({ bytes, body }: ReadMember): Promise<Manifest> {
  if (bytes > mostManifestBytes) throw changed("its manifest is too long");
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  try {
    return manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  } catch {
    throw changed("its manifest cannot be read");
  }
}

function compare(found: ReadonlyMap<string, Member>, { databases, entries }: Manifest): void {
  for (const name of databaseNames)
    if (databases[name] !== undefined && !found.has(name)) throw changed(`${name} is missing`);
  for (const entry of entries) {
    const member = found.get(entry.name);
    if (!member) throw changed(`${entry.name} is missing`);
    if (member.bytes !== entry.bytes || member.sha256 !== entry.sha256)
      throw changed(`${entry.name} has other bytes`);
  }
  if (found.size !== entries.length) throw changed("it holds more than its manifest says");
}
