// Questions answered from the journeys, beside the same answers straight from an event table that is sorted
// by person and time: one engine, one run, best of 5. `npm run bench -- journeys [--events 5000000]`
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { join } from "node:path";
import { createClient, type ClickHouseClient } from "@clickhouse/client";
import { createAnalytics, type Scope } from "@itinera/analytics";
import type { BoundStage, EventRow, FunnelQuestion, ImportId, StageId } from "@itinera/core";
import { startEngine, type Credentials } from "@itinera/engine";

const { values } = parseArgs({ options: { events: { type: "string", default: "5000000" } } });
const events = Number(values.events);
const scope = { workspace: "default", project: "bench" } as Scope;
const period = {};
const dayMs = 86_400_000;

/** 30 kinds, frequent ones first; 16 events a person in about four visits, a few people with very many. */
const kinds = Array.from({ length: 30 }, (_, at) => `event kind ${at}`);
const steps = [0, 3, 7, 12, 20].map((at) => kinds[at] ?? "");
const windowMs = 30 * dayMs;

/** A number 0 … 1 that looks random and is the same in every run. */
function chance(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

async function* log(size: number): AsyncGenerator<readonly EventRow[]> {
  let batch: EventRow[] = [];
  let seq = 0;
  for (let person = 0; seq < size; person++) {
    const length = 1 + Math.min(200, Math.floor(-15 * Math.log(1 - chance(person, 1))));
    let time = 1_700_000_000_000 + Math.floor(chance(person, 2) * 180 * dayMs);
    for (let at = 0; at < length && seq < size; at++, seq++) {
      const visit = Math.floor(at / 4);
      time += Math.floor(-600_000 * Math.log(1 - chance(person, 10 + at))) + (at % 4 === 0 ? dayMs : 0);
      batch.push({
        person: `person-${person}`,
        case: `visit-${person}-${visit}`,
        name: kinds[Math.floor(chance(person, 1_000 + at) ** 2 * kinds.length)] ?? "",
        time: time as EventRow["time"],
        channel: visit % 3 === 0 ? "store" : "web",
        seq,
        properties: { platform: person % 2 === 0 ? "mobile" : "desktop", price: String(seq % 997) },
      });
    }
    if (batch.length >= 20_000) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

const folder = mkdtempSync(join(tmpdir(), "itinera-bench-"));
const outcome = await startEngine({ directory: folder, databases: ["bench"] });
if (outcome.kind === "refused") throw new Error(outcome.message);
const { engine } = outcome;
const connect = (account: Credentials): ClickHouseClient =>
  createClient({
    url: engine.url,
    ...account,
    database: "bench",
    request_timeout: 600_000,
    log: { level: 127 },
  });
const writer = connect(engine.writer);
const reader = connect(engine.reader);
const analytics = createAnalytics({ writer, reader });

const memoryMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${engine.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

async function fill(): Promise<void> {
  await analytics.migrate();
  const start = performance.now();
  await analytics.importRows(scope, { id: "bench" as ImportId, entry: 1 }, log(events));
  const seconds = (performance.now() - start) / 1000;
  const speed = Math.round(events / seconds / 1000);
  console.log(`import of ${events} events, made on the way: ${seconds.toFixed(1)} s, ${speed},000 rows/s`);
  console.log(`engine: at most ${Math.round(memoryMb())} MB resident, its own program included\n`);

  await writer.command({
    query: `CREATE TABLE plain (person String, name LowCardinality(String), time Int64, seq UInt64)
      ENGINE = MergeTree ORDER BY (person, time, seq)`,
  });
  await writer.command({
    query: "INSERT INTO plain SELECT person, name, time, seq FROM events INNER JOIN kinds USING (code)",
  });
  for (const table of ["plain", "journeys"]) await writer.command({ query: `OPTIMIZE TABLE ${table} FINAL` });
}

async function plain<Row>(query: string): Promise<Row[]> {
  return (await reader.query({ query, format: "JSONEachRow" })).json<Row>();
}

/** CPU time of the engine's process, all threads; /proc counts hundredths of a second. */
function cpuMs(): number {
  const stat = readFileSync(`/proc/${engine.pid}/stat`, "utf8");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

interface Timed<Answer> {
  readonly ms: number;
  readonly cpu: number;
  readonly answer: Answer;
}

/** The shortest of some rounds, and the mean CPU time of them all: on a busy machine the fairer one. */
async function timed<Answer>(ask: () => Promise<Answer>): Promise<Timed<Answer>> {
  const rounds = 5;
  let answer = await ask();
  let ms = Infinity;
  const before = cpuMs();
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    answer = await ask();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, cpu: (cpuMs() - before) / rounds, answer };
}

async function compare<Answer>(
  name: string,
  ours: () => Promise<Answer>,
  peer: () => Promise<Answer>,
): Promise<void> {
  const [own, other] = [await timed(ours), await timed(peer)];
  const same = isDeepStrictEqual(own.answer, other.answer) ? "" : " — BUT THE ANSWERS DIFFER";
  const cell = ({ ms, cpu }: Timed<Answer>) => `${ms.toFixed(0)} ms (CPU ${cpu.toFixed(0)})`;
  const ratio = `${(other.ms / own.ms).toFixed(1)} (CPU ${(other.cpu / own.cpu).toFixed(1)})`;
  console.log(`| ${name} | ${cell(own)} | ${cell(other)} | ${ratio}${same} |`);
}

const neighbours = `SELECT name, time, leadInFrame(name) OVER w AS next, leadInFrame(time) OVER w AS next_time FROM plain
  WINDOW w AS (PARTITION BY person ORDER BY time, seq ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)`;
const stepList = steps.map((step) => `'${step}'`).join(", ");
const conditions = steps.map((step) => `name = '${step}'`).join(", ");

/** Units by depth → units that reached each step. */
const reached = (rows: readonly { readonly level: number; readonly units: number }[]): number[] =>
  steps.map((_, step) => rows.filter(({ level }) => level > step).reduce((sum, { units }) => sum + units, 0));

/** Of each person's sorted steps, the earliest next one behind the one before, in the window of the first. */
const firstEntry = steps.reduce(
  (inner, _, at) =>
    at === 0
      ? `SELECT list, arrayFirstIndex(one -> one.3 = 1, list) AS p1 FROM (${inner})`
      : `SELECT *, arrayFirstIndex((one, place) -> one.3 = ${at + 1} AND place > p${at} AND p${at} > 0
          AND one.1 - list[p1].1 <= ${windowMs}, list, arrayEnumerate(list)) AS p${at + 1} FROM (${inner})`,
  `SELECT arraySort(groupArray((time, seq, indexOf([${stepList}], name)))) AS list
    FROM plain WHERE name IN (${stepList}) GROUP BY person`,
);

const funnel = async (rules: Partial<FunnelQuestion>): Promise<number[]> => {
  const question = {
    kind: "funnel",
    unit: "person",
    period,
    steps,
    attempt: "any",
    ties: "same",
    ...rules,
  } as const;
  return (await analytics.ask(scope, question)).steps.map(({ count }) => count);
};

async function race(): Promise<void> {
  console.log("| question, per person | journeys | event table | ratio |\n|---|---|---|---|");
  await compare(
    "edges: counts alone",
    async () =>
      plain(`SELECT edge, count() AS count
        FROM (SELECT codes FROM journeys WHERE unit = 'person')
        ARRAY JOIN arrayMap((a, b) -> toUInt16(a * 31 + b), arrayPopBack(codes), arrayPopFront(codes)) AS edge
        GROUP BY edge ORDER BY count DESC, edge`).then((rows) => rows.length),
    async () =>
      plain(`SELECT name, next, count() AS count FROM (${neighbours})
        WHERE next != '' GROUP BY name, next ORDER BY count DESC`).then((rows) => rows.length),
  );
  await compare(
    "edges: counts, mean and exact median times",
    async () => {
      const { edges } = await analytics.ask(scope, { kind: "edges", unit: "person", period });
      return edges.map(({ from, to, count, medianMs }) => [from, to, count, medianMs]);
    },
    async () => {
      const rows = await plain<{ name: string; next: string; count: number; mean: number; median: number }>(
        `SELECT name, next, count() AS count, avg(next_time - time) AS mean,
          quantileExactInclusive(0.5)(next_time - time) AS median
        FROM (${neighbours}) WHERE next != '' GROUP BY name, next ORDER BY count DESC, name, next`,
      );
      return rows.map(({ name, next, count, median }) => [name, next, count, median]);
    },
  );
  await compare(
    "variants: the 100 most frequent, and how many there are",
    async () => {
      const { total, variants } = await analytics.ask(scope, {
        kind: "variants",
        unit: "person",
        period,
        limit: 100,
      });
      return [total, variants.map(({ count }) => count)];
    },
    async () => {
      const rows = await plain<{ count: number; total: number }>(
        `SELECT path, count() AS count, count() OVER () AS total
        FROM (
          SELECT arrayMap(one -> one.3, arraySort(groupArray((time, seq, name)))) AS path FROM plain GROUP BY person
        ) GROUP BY path ORDER BY count DESC LIMIT 100`,
      );
      return [rows[0]?.total, rows.map(({ count }) => count)];
    },
  );
  await compare(
    "funnel of 5 steps, 30 days, first entry",
    () => funnel({ windowMs, attempt: "first" }),
    async () =>
      reached(
        await plain(
          `SELECT ${steps.map((_, at) => `(p${at + 1} > 0)`).join(" + ")} AS level, count() AS units
          FROM (${firstEntry}) GROUP BY level`,
        ),
      ),
  );
  await compare(
    "funnel of 5 steps, 30 days, any attempt",
    () => funnel({ windowMs }),
    async () =>
      reached(
        await plain(
          `SELECT level, count() AS units FROM (
            SELECT windowFunnel(${windowMs})(toUInt64(time), ${conditions}) AS level FROM plain GROUP BY person
          ) GROUP BY level`,
        ),
      ),
  );
  await compare(
    "funnel of 5 steps, no window",
    () => funnel({}),
    async () =>
      reached(
        await plain(
          `SELECT level, count() AS units FROM (
          SELECT windowFunnel(1000000000000000)(toUInt64(time), ${conditions}) AS level FROM plain GROUP BY person
        ) GROUP BY level`,
        ),
      ),
  );

  const stages = (where: BoundStage["binding"][number]["where"]): BoundStage[] =>
    Array.from({ length: 10 }, (_, at) => ({
      id: `s${at}` as StageId,
      name: `stage ${at}`,
      binding: kinds.slice(3 * at, 3 * at + 2).map((name) => ({ name, where })),
      next: at < 9 ? [`s${at + 1}` as StageId] : [],
    }));
  const numbers = async (where: BoundStage["binding"][number]["where"]) => {
    const answer = await analytics.ask(scope, {
      kind: "stages",
      unit: "person",
      period,
      stages: stages(where),
    });
    return answer.stages;
  };
  await compare(
    "numbers of 10 stages (reach, conversion, drop-off, median time)",
    () => numbers([]),
    () => numbers([{ property: "nobody has this", op: "missing", value: "" }]),
  );
}

try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await fill();
  await race();
} finally {
  await writer.close();
  await reader.close();
  await engine.stop();
  rmSync(folder, { recursive: true });
}
