// SIGKILL of the server during imports: what was acknowledged is there, and reading goes on by itself.
import type { ImportId } from "@itinera/core";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "./command-line.ts";

const kills = process.env["ITINERA_FULL"] ? 100 : 20;
const rows = 120_000;
const cases = 6_000;
const names = ["visit", "search", "view", "basket", "pay"];

/** A log whose every number is known: each case goes once through the names, over and over. */
function csv(): string {
  const lines = ["case,event,time,page"];
  for (let row = 0; row < rows; row++) {
    const round = Math.floor(row / cases);
    const time = new Date(Date.UTC(2025, 0, 1) + row * 1_000).toISOString();
    lines.push(`c${row % cases},${names[round % names.length]},${time},/p/${row % 97}`);
  }
  return `${lines.join("\n")}\n`;
}

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-kill-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

it(
  `${kills} kills in the middle of imports lose nothing that was acknowledged and double nothing`,
  { retry: 0, timeout: 600_000 },
  async () => {
    const file = csv();
    let running = await serve(data);
    const acknowledged: ImportId[] = [];

    // Acknowledged imports, each killed at another moment of its reading.
    for (let round = 0; round < kills; round++) {
      const client = running.client;
      if (round % 5 === 0) {
        // Another file each time: one more line at its end.
        const body = `${file}extra${round},visit,2025-06-01T00:00:00Z,/\n`;
        const { upload } = await client.upload("log.csv", body);
        const made = await client.newImport({
          upload,
          project: "shop",
          fileName: "log.csv",
          mapping: {},
        });
        acknowledged.push(made.import);
      }
      await sleep(40 + ((round * 137) % 900));
      await running.kill();
      running = await serve(data);
      const { imports } = await running.client.imports();
      expect(imports.map((one) => one.id).toSorted()).toEqual(acknowledged.toSorted());
    }

    for (;;) {
      const { imports } = await running.client.imports();
      expect(imports.filter((one) => one.state === "failed")).toEqual([]);
      if (imports.every((one) => one.state === "done")) break;
      await sleep(100);
    }
    const [project] = (await running.client.projects()).projects;
    if (!project) throw new Error("The project is gone");
    const extra = acknowledged.length;
    const answer = await running.client.ask(project.id, { kind: "edges", unit: "case" });
    expect(answer.cases).toBe(cases + extra);
    expect(answer.events).toBe(rows + extra);
    expect(answer.edges.reduce((sum, edge) => sum + edge.count, 0)).toBe(rows - cases);
    await running.kill();
  },
);
