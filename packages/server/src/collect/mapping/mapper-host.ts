import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { FromMapper, MapperAnswer, ToMapper } from "./mapper-messages.ts";
import { mappingLimits } from "./mapping-limits.ts";

/** What was answered before the process ended, or all. */
interface Heard {
  readonly answers: readonly MapperAnswer[];
  readonly ended: boolean;
}

export interface MapperHost {
  /** One message after another; gives what was answered. A process that ended is started anew by the next message. */
  ask(message: ToMapper): Promise<Heard>;
  close(): Promise<void>;
}

const wasClosed = "the mappings were closed";
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** It may read its own code, and nothing else: no files, no processes, no settings of ours. */
const forkMapper = (): ChildProcess =>
  fork(fileURLToPath(new URL("./mapper.ts", import.meta.url)), {
    execArgv: [
      "--permission",
      `--allow-fs-read=${pathOf("./")}`,
      `--allow-fs-read=${pathOf("../../../package.json")}`,
      `--allow-fs-read=${dirname(createRequire(import.meta.url).resolve("jsonata"))}/`,
      "--disallow-code-generation-from-strings",
      `--max-old-space-size=${mappingLimits.megabytes}`,
      // Beside a small heap the place for new things would be small too, and JSONata makes many.
      "--min-semi-space-size=16",
      "--max-semi-space-size=16",
    ],
    env: {},
    // Its last words are a picture of its heap.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });

/** Milliseconds of a core that a process has used; only Linux tells. */
function usedBy({ pid }: ChildProcess): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Behind its name, which may hold anything: user and system time, in hundredths of a second.
    const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    return user === undefined || system === undefined ? undefined : (user + system) * 10;
  } catch {
    return undefined;
  }
}

/**
 * Hears `count` answers; a process that works too long for the next one is ended. What it said last is heard before it
 * counts as gone.
 */
const hear = (
  child: ChildProcess,
  count: number,
  limits: { milliseconds: number; patience: number },
): Promise<Heard> =>
  new Promise((resolve) => {
    const answers: MapperAnswer[] = [];
    let usedBefore = usedBy(child);
    let since = performance.now();
    let isOver = false;

    const finish = (ended: boolean): void => {
      isOver = true;
      clearTimeout(timer);
      child.off("message", heard).off("disconnect", gone).off("error", gone);
      resolve({ answers, ended });
    };
    const heard = (message: unknown): void => {
      const { answer, used } = message as FromMapper;
      answers.push(answer);
      usedBefore = used;
      since = performance.now();
      timer.refresh();
      if (answers.length === count) finish(false);
    };
    const gone = (): void => finish(true);
    const look = (): void => {
      const used = usedBy(child);
      const worked = used === undefined || usedBefore === undefined ? 0 : used - usedBefore;
      const isTooMuch = worked >= limits.milliseconds || performance.now() - since >= limits.patience;
      const before = answers.length;
      // Where this process was the one that had no time, answers are waiting.
      setImmediate(() => {
        if (isOver || answers.length > before) return;
        if (isTooMuch) child.kill("SIGKILL");
        else timer.refresh();
      });
    };
    const timer = setTimeout(look, limits.milliseconds / 2);
    child.on("message", heard).once("disconnect", gone).once("error", gone);
  });

/** What it has to load, and what it may then do for each answer. */
const starting = { milliseconds: 20_000, patience: 60_000 } as const;

export function createMapperHost(): MapperHost {
  let running: ChildProcess | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const started = async (): Promise<ChildProcess> => {
    if (running !== undefined) return running;
    const child = forkMapper();
    running = child;
    if ((await hear(child, 1, starting)).ended) {
      running = undefined;
      throw new Error(closed ? wasClosed : "the process that evaluates mappings did not start");
    }
    return child;
  };

  /** A server may stop while the process waits. */
  const hold = (child: ChildProcess, held: boolean): void => {
    const [process, channel] = [child, child.channel];
    if (held) {
      process.ref();
      channel?.ref();
    } else {
      process.unref();
      channel?.unref();
    }
  };

  const asked = async (message: ToMapper): Promise<Heard> => {
    if (closed) throw new Error(wasClosed);
    const child = await started();
    hold(child, true);
    const count = message.kind === "map" ? message.payloads.length : 1;
    const hearing = hear(child, count, mappingLimits);
    child.send(message, () => undefined);
    const heard = await hearing;
    if (heard.ended) running = undefined;
    else hold(child, false);
    if (heard.ended && closed) throw new Error(wasClosed);
    return heard;
  };

  return {
    ask(message) {
      const answer = turn.then(() => asked(message));
      turn = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      closed = true;
      running?.kill("SIGKILL");
      await turn;
    },
  };
}
