import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fromDebian } from "../packages/store/src/testing/debian-package.test-kit.ts";

const isThere = () => (spawnSync("strace", ["--version"]).status === 0 ? "strace" : undefined);

/** Whether calls to the kernel can be seen here. */
export const isTraced = fromDebian("strace", isThere) !== undefined;

/** A call to the kernel when it came back: its name, the file or socket, and what it was called with. */
export interface Call {
  readonly name: string;
  readonly file: string;
  readonly args: string;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/**
 * Runs a script, which gets a data folder and a port and says something when it listens, for as long as `use` takes.
 * Gives its calls that write, read and make durable, in the order in which they came back.
 *
 * @param shown bytes of what was written or read
 */
export async function trace(
  script: string,
  data: string,
  shown: number,
  use: (server: { readonly port: number; readonly said: string }) => Promise<void>,
): Promise<readonly Call[]> {
  const port = await freePort();
  const log = join(data, "trace");
  const calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg,read,recvfrom";
  const options = ["-D", "-f", "-yy", "-x", "-s", String(shown), "-e", calls, "-o", log];
  const traced = spawn("strace", [...options, process.execPath, script, data, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = (await once(traced.stdout, "data")) as [Buffer];
    await use({ port, said: said.toString() });
  } finally {
    // With -D this is the server; strace goes when it has written all.
    traced.kill("SIGTERM");
    if (traced.exitCode === null && traced.signalCode === null) await once(traced, "exit");
  }
  const ended = async () => /\+\+\+ (killed by|exited with) .*\+\+\+\s*$/.test(await readFile(log, "utf8"));
  while (!(await ended())) await sleep(50);
  return callsOf(await readFile(log, "utf8"));
}

/** Those that others ran into stand where they resume. */
function callsOf(text: string): Call[] {
  const begun = new Map<string, string>();
  return text.split("\n").flatMap((line): Call[] => {
    const [, pid = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      begun.set(pid, unfinished[1] ?? "");
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed ? `${begun.get(pid) ?? ""}${resumed[1] ?? ""}` : rest;
    const [, name = "", file = "", args = ""] = /^(\w+)\(\d+<([^>]*)>(.*)$/.exec(whole) ?? [];
    return name === "" ? [] : [{ name, file, args }];
  });
}

/** What came in, how many acknowledgements were sent, and how many of them before the disk had what came in last. */
export function early(
  calls: readonly Call[],
  {
    database,
    comesIn,
    isAcknowledgement,
  }: {
    readonly database: string;
    readonly comesIn: (args: string) => boolean;
    readonly isAcknowledgement: (args: string) => boolean;
  },
): { readonly came: number; readonly acknowledged: number; readonly early: number } {
  let isDirty = false;
  let came = 0;
  let acknowledged = 0;
  let tooEarly = 0;
  for (const { name, file, args } of calls) {
    const isSocket = file.startsWith("TCP");
    if (isSocket && /^(read|recvfrom)/.test(name) && comesIn(args)) {
      came++;
      isDirty = true;
    }
    if (/^f(data)?sync$/.test(name) && file.includes(database)) isDirty = false;
    if (isSocket && /^(write|send)/.test(name) && isAcknowledgement(args)) {
      acknowledged++;
      if (isDirty) tooEarly++;
    }
  }
  return { came, acknowledged, early: tooEarly };
}
