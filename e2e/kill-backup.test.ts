// A backup and a restore that are killed, stopped, or have no space: nothing half made has the name of a whole.
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeBackup } from "../packages/cli/src/backup/make-backup.ts";
import { restoreBackup } from "../packages/cli/src/backup/restore-backup.ts";
import { answerOf, mainFile } from "./command-line.ts";
import { mountSmallDisk } from "./small-disk.ts";

const kills = process.env["ITINERA_FULL"] ? 60 : 6;
const names = Array.from({ length: 24 }, (_, n) => `${n.toString(16).padStart(2, "0")}.bin`);

let folder: string;
let data: string;
let maps: object;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-backup-"));
  data = join(folder, "data");
  await answerOf("new", "--template", "generic", "--data", data);
  maps = await answerOf<object>("maps", "--data", data);
  // Behind the last command: a server clears away files that nothing names.
  for (const name of names) await writeFile(join(data, "files", name), randomBytes(2_500_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(folder, "place-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const isWorkshop = (name: string) => /\.(part|restore)-/.test(name) || name.startsWith("restore-");

/** Runs a command until its workshop stands in `where` and a moment longer; gives the living process. */
async function begun(where: string, ...args: string[]): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, [mainFile, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  while (child.exitCode === null && !(await readdir(where)).some(isWorkshop)) await sleep(2);
  return { child, said: () => said };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function expectWhole(restored: string): Promise<void> {
  expect((await readdir(join(restored, "files"))).toSorted()).toEqual(names);
  const [first = ""] = names;
  expect(await readFile(join(restored, "files", first))).toEqual(await readFile(join(data, "files", first)));
  expect(await answerOf<object>("maps", "--data", restored)).toEqual(maps);
}

it(
  `${kills} kills in the middle of backups leave no file that looks like one`,
  { timeout: 300_000 },
  async () => {
    let amid = 0;
    for (let round = 0; round < kills; round++) {
      const file = join(place, `backup-${round}`);
      const { child } = await begun(place, "backup", file, "--data", data);
      await sleep((round * 97) % 400);
      await ended(child, "SIGKILL");
      if (!existsSync(file)) amid++;
      else expect(await answerOf("restore", file, "--data", join(place, `to-${round}`))).toBeDefined();
      for (const name of (await readdir(place)).filter(isWorkshop))
        await rm(join(place, name), { recursive: true });
    }
    // The next one is not hindered by what a dead one has left.
    const file = join(place, "backup");
    await mkdir(`${file}.part-dead00`);
    await answerOf("backup", file, "--data", data);
    await answerOf("restore", file, "--data", join(place, "to"));
    await expectWhole(join(place, "to"));
    expect(amid).toBeGreaterThan(kills / 3);
  },
);

describe("with a backup", () => {
  let file: string;
  beforeAll(async () => {
    file = join(folder, "backup");
    await answerOf("backup", file, "--data", data);
  });

  it(
    `${kills} kills in the middle of restores leave no folder that looks like data`,
    { timeout: 300_000 },
    async () => {
      let amid = 0;
      for (let round = 0; round < kills; round++) {
        const to = join(place, `to-${round}`);
        const isThere = round % 2 === 1;
        if (isThere) await mkdir(to);
        const { child } = await begun(isThere ? to : place, "restore", file, "--data", to);
        await sleep((round * 97) % 400);
        await ended(child, "SIGKILL");
        if (existsSync(join(to, "itinera.db"))) await expectWhole(to);
        else {
          amid++;
          expect(existsSync(to)).toBe(isThere);
        }
        for (const name of await readdir(place)) await rm(join(place, name), { recursive: true });
      }
      expect(amid).toBeGreaterThan(kills / 3);
    },
  );

  it.each(["SIGINT", "SIGTERM"] as const)(
    "%s stops either with one line, and nothing is left",
    async (signal) => {
      for (const [command, at] of [
        ["backup", data],
        ["restore", join(place, "to")],
      ] as const) {
        const to = command === "backup" ? join(place, "new") : file;
        const { child, said } = await begun(place, command, to, "--data", at);
        await sleep(50);
        child.kill(signal);
        // As the launcher passes it on.
        await ended(child, signal);
        expect(said()).toMatch(/^itinera: Stopped\. [^\n]*\n$/);
        expect(child.exitCode).toBe(1);
        expect(await readdir(place)).toEqual([]);
      }
    },
  );
});

it("a disk that is too small, or fills up meanwhile, is told of, and nothing is left on it", async (context) => {
  const small = mountSmallDisk(40);
  if (!small) return context.skip("only root may mount a small disk");
  const signal = new AbortController().signal;
  const tell = () => undefined;
  try {
    const rest = { data, files: join(data, "files"), force: false, program: "1", signal };
    const file = join(small.place, "backup");
    const needed = expect.any(Number) as number;
    expect(await makeBackup({ ...rest, file, tell })).toMatchObject({ kind: "no-space", needed });
    expect(await readdir(small.place)).toEqual([]);

    const light = join(place, "light");
    await answerOf("new", "--template", "generic", "--data", light);
    for (const name of names.slice(0, 4)) await writeFile(join(light, "files", name), randomBytes(4_000_000));
    const ballast = join(small.place, "ballast");
    const fill = () => {
      if (!existsSync(ballast)) small.fill(ballast);
    };
    const lightOf = { ...rest, data: light, files: join(light, "files") };
    expect(await makeBackup({ ...lightOf, file, tell: fill })).toEqual({
      kind: "no-space",
      needed: undefined,
    });
    expect(await readdir(small.place)).toEqual(["ballast"]);
    await rm(ballast);

    const made = join(place, "backup");
    expect(await makeBackup({ ...lightOf, file: made, tell })).toMatchObject({ kind: "made", files: 4 });
    const to = join(small.place, "to");
    expect(await restoreBackup({ file: made, data: to, signal, tell: fill })).toMatchObject({
      kind: "no-space",
    });
    expect(await readdir(small.place)).toEqual(["ballast"]);
    await rm(ballast);
    expect(await restoreBackup({ file: made, data: to, signal, tell })).toMatchObject({ kind: "restored" });
  } finally {
    small.unmount();
  }
});
