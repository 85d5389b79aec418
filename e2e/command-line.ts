import { createClient, type Client } from "@itinera/protocol";
import { spawn } from "node:child_process";
import { on, once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const mainFile = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Variables that differ from those of the tests. */
export type Variables = Readonly<Record<string, string>>;

/** Runs the command line as a person would, without the launcher. */
export const itinera = (...args: readonly string[]): Promise<Said> => itineraIn({}, ...args);

/** With something piped in. */
export const itineraReading = (input: string, ...args: readonly string[]): Promise<Said> =>
  spoken({ input }, ...args);

export const itineraIn = (variables: Variables, ...args: readonly string[]): Promise<Said> =>
  spoken({ variables }, ...args);

function spoken(
  { variables = {}, input = "" }: { readonly variables?: Variables; readonly input?: string },
  ...args: readonly string[]
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...variables },
    });
    child.stdin.end(input);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** The one JSON document that a command prints with `--json`; throws with its complaint when it failed. */
export const answerOf = <T>(...args: readonly string[]): Promise<T> => answerIn({}, ...args);

async function answerIn<T>(variables: Variables, ...args: readonly string[]): Promise<T> {
  const said = await itineraIn(variables, ...args, "--json");
  if (said.code !== 0) throw new Error(`itinera ${args.join(" ")} ended with ${said.code}: ${said.err}`);
  return JSON.parse(said.out) as T;
}

export interface Serving {
  readonly url: string;
  /** With which the command line asks it. */
  readonly token: string;
  /** Asks as the command line does. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Speaks to it as the command line does. */
  readonly client: Client;
  /** A socket of its, as the command line would open one. */
  socket(url: string): WebSocket;
  /** What a command with `--url` answers. */
  answerOf<T>(...args: readonly string[]): Promise<T>;
  readonly pid: number;
  /** What it has printed so far. */
  printed(): string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
}

/** Node's own takes headers, which a browser's does not. */
export const HeadedWebSocket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

/** What the owner of a data folder has announced. */
export async function tokenIn(data: string): Promise<string> {
  const announced = JSON.parse(await readFile(join(data, "server.json"), "utf8")) as { token: string };
  return announced.token;
}

/** A server on any free port, ready to be asked. */
export async function serve(
  data: string,
  variables: Variables = {},
  ...more: readonly string[]
): Promise<Serving> {
  const child = spawn(process.execPath, [mainFile, "serve", "--data", data, "--port", "0", ...more], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...variables },
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  for await (const _ of on(child.stdout, "data", { close: ["end"] })) {
    const url = /http:\S+(?=\s)/.exec(printed)?.[0];
    if (url) {
      const token = await tokenIn(data);
      const authorization = `Bearer ${token}`;
      const fetchHere: Serving["fetch"] = (path, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set("authorization", authorization);
        return fetch(url + path, { ...init, headers });
      };
      return {
        url,
        token,
        pid: child.pid ?? 0,
        printed: () => printed,
        kill,
        fetch: fetchHere,
        client: createClient({ origin: url, token, fetch: (path, init) => fetch(path, init as RequestInit) }),
        socket: (address) => new HeadedWebSocket(address, { headers: { authorization } }),
        answerOf: (...args) => answerIn({ ITINERA_TOKEN: token }, ...args, "--url", url),
      };
    }
  }
  throw new Error(`The server ended with ${child.exitCode} before it listened`);
}
