import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { EngineState } from "./engine.ts";
import { becomes, isAlive, rowsOf, temporaryEngine, temporaryFolder } from "./temporary-engine.test-kit.ts";

const MAKE_TABLE = "CREATE TABLE app.t (a Int32) ENGINE MergeTree ORDER BY a";

describe("a crash", () => {
  it("is told, and within 3 s it is back at the same place with its data", async () => {
    const engine = await temporaryEngine(await temporaryFolder());
    await rowsOf(engine, engine.writer, MAKE_TABLE);
    await rowsOf(engine, engine.writer, "INSERT INTO app.t VALUES (1), (2)");
    const told: EngineState[] = [];
    engine.onChange((state) => told.push(state));

    const { url, pid } = engine;
    const back = becomes(engine, "up");
    const start = performance.now();
    process.kill(pid, "SIGKILL");
    await back;
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(told).toEqual(["down", "up"]);
    expect(engine.url).toBe(url);
    expect(engine.pid).not.toBe(pid);
    expect(await rowsOf(engine, engine.reader, "SELECT sum(a) FROM app.t")).toBe("3");
  });

  it("during inserts loses no acknowledged row", async () => {
    const engine = await temporaryEngine(await temporaryFolder());
    await rowsOf(engine, engine.writer, MAKE_TABLE);
    const acknowledged: number[] = [];
    let next = 0;
    const insertUntilRefused = async (): Promise<void> => {
      for (;;) {
        const row = (next += 1);
        try {
          await rowsOf(engine, engine.writer, `INSERT INTO app.t VALUES (${row})`);
        } catch {
          return;
        }
        acknowledged.push(row);
      }
    };

    for (let round = 0; round < 5; round += 1) {
      const inserting = [insertUntilRefused(), insertUntilRefused()];
      const back = becomes(engine, "up");
      const enough = acknowledged.length + 11 + round;
      while (acknowledged.length < enough) await sleep(1);
      process.kill(engine.pid, "SIGKILL");
      await Promise.all(inserting);
      await back;
    }
    const rows = await rowsOf(engine, engine.reader, "SELECT DISTINCT a FROM app.t");
    const kept = new Set(rows.split("\n").map(Number));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);
  });
});

describe("an end", () => {
  it("by stop() is final, also while it is coming back", async () => {
    const engine = await temporaryEngine(await temporaryFolder());
    const told: EngineState[] = [];
    engine.onChange((state) => told.push(state));
    const down = becomes(engine, "down");
    process.kill(engine.pid, "SIGKILL");
    await down;
    await engine.stop();
    await engine.stop();
    expect(told).toEqual(["down", "stopped"]);
    expect(engine).toMatchObject({ state: "stopped", pid: 0 });
    await expect(rowsOf(engine, engine.reader, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
  });

  it("of the parent ends the child within 50 ms, however sudden", async () => {
    const program = fileURLToPath(new URL("./parent.test-kit.ts", import.meta.url));
    const parent = spawn(process.execPath, [program, await temporaryFolder()], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { PATH: process.env["PATH"] },
    });
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once("data", (line: Buffer) => resolve(Number(line.toString())));
    });
    onTestFinished(() => {
      if (isAlive(pid)) process.kill(pid, "SIGKILL");
    });
    expect(isAlive(pid)).toBe(true);

    parent.kill("SIGKILL");
    await new Promise((resolve) => parent.once("exit", resolve));
    const start = performance.now();
    while (isAlive(pid) && performance.now() - start < 2_000) await sleep(2);
    expect(isAlive(pid)).toBe(false);
    // Measured 0 to 5 ms; the rest is for two busy cores.
    expect(performance.now() - start).toBeLessThan(500);
  });
});
