import fc from "fast-check";
import { createHash, randomBytes } from "node:crypto";
import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { FileId, Files } from "../index.ts";
import { temporaryFolder } from "../stores.test-kit.ts";
import { filesIn } from "./files.ts";

let directory: string;
let files: Files;
beforeEach(async () => {
  directory = await temporaryFolder();
  files = await filesIn(directory);
});
afterEach(() => rm(directory, { recursive: true }));

async function* chunks(...list: readonly Uint8Array[]) {
  for (const one of list) yield await Promise.resolve(one);
}
const bytesOf = async (file: FileId) => {
  const all: Uint8Array[] = [];
  for await (const chunk of files.read(file)) all.push(chunk);
  return Buffer.concat(all);
};
async function stored(...list: readonly Uint8Array[]) {
  const writing = await files.write(chunks(...list));
  if (writing.kind !== "stored") throw new Error(writing.reason);
  return writing.stored;
}

it("what is written is read back, with its SHA-256, however it was cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (list) => {
      const whole = Buffer.concat(list);
      const { file, bytes, sha256 } = await stored(...list);
      expect(bytes).toBe(whole.length);
      expect(sha256).toBe(createHash("sha256").update(whole).digest("hex"));
      expect(await bytesOf(file)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

it("text is compressed, what does not shrink is kept as it is", async () => {
  const text = Buffer.from("case;activity;time\n".repeat(100_000));
  const small = await stored(text.subarray(0, 1_000_000), text.subarray(1_000_000));
  expect(small.storedBytes).toBeLessThan(text.length / 50);
  expect(await bytesOf(small.file)).toEqual(text);

  const noise = randomBytes(600_000);
  const plain = await stored(noise.subarray(0, 300_000), noise.subarray(300_000));
  expect(plain.storedBytes).toBe(noise.length);
  expect(await bytesOf(plain.file)).toEqual(noise);
});

it("a source that breaks or is too big leaves nothing behind", async () => {
  async function* broken() {
    yield await Promise.resolve(new Uint8Array(10));
    throw new Error("connection lost");
  }
  await expect(files.write(broken())).rejects.toThrow("connection lost");
  expect(await files.write(chunks(new Uint8Array(10), new Uint8Array(1)), 10)).toEqual({
    kind: "refused",
    reason: "too-big",
    maxBytes: 10,
  });
  expect(await readdir(directory)).toEqual([]);
  expect((await files.write(chunks(new Uint8Array(10)), 10)).kind).toBe("stored");
});

it("are listed and removed; leftovers of a dead process are swept at the next start", async () => {
  const { file } = await stored(Buffer.from("x"));
  await writeFile(path.join(directory, "dead.part"), "half");
  files = await filesIn(directory);
  expect(await readdir(directory)).toEqual([file]);
  expect(await files.list()).toEqual([file]);
  await files.remove(file);
  await files.remove(file);
  expect(await files.list()).toEqual([]);
  await expect(bytesOf(file)).rejects.toThrow("ENOENT");
});

it("a name that leads out of the folder is refused", async () => {
  await expect(bytesOf("../itinera.db" as FileId)).rejects.toThrow("not a file name");
  await expect(files.remove("../../x.bin" as FileId)).rejects.toThrow("not a file name");
});

it("in a folder that servers share, what another one is just bringing is neither swept nor listed", async () => {
  const { file: fresh } = await stored(Buffer.from("fresh"));
  const { file: old } = await stored(Buffer.from("old"));
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await utimes(path.join(directory, old), yesterday, yesterday);
  await writeFile(path.join(directory, "ab.part"), "on its way");
  await writeFile(path.join(directory, "cd.part"), "of a dead server");
  await utimes(path.join(directory, "cd.part"), yesterday, yesterday);
  const shared = await filesIn(directory, { shared: true });
  expect(await shared.list()).toEqual([old]);
  expect((await readdir(directory)).sort()).toEqual([fresh, old, "ab.part"].sort());
});
