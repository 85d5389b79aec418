import { readdir, readFile, writeFile } from "node:fs/promises";

const megabytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0) / 1024;

/** Resident memory of a process, in MB; 0: it is gone. */
export interface ProcessMemory {
  readonly now: number;
  /** The most that it was since the last `forgetPeak`, or ever. */
  readonly peak: number;
}

export async function memoryOf(pid: number): Promise<ProcessMemory> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return { now: megabytes(status, "VmRSS"), peak: megabytes(status, "VmHWM") };
}

/** From now on, the kernel remembers the peak anew. */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, "5");

/** Processes that `pid` has started and whose command line holds `text`. */
export async function childrenOf(pid: number, text: string): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const children = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8").catch(() => "")),
  );
  const pids = children.flatMap((line) => line.split(" ").filter(Boolean).map(Number));
  const commands = await Promise.all(
    pids.map((child) => readFile(`/proc/${child}/cmdline`, "utf8").catch(() => "")),
  );
  return pids.filter((_, at) => commands[at]?.includes(text));
}
