import { createClient, type Client } from "@itinera/protocol";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { newDatabase } from "../packages/store/src/testing/new-database.test-kit.ts";
import { mainFile, tokenIn, type Variables } from "./command-line.ts";
import { ownerSession, type SessionCookie } from "./owner-session.ts";
import { launchBrowser, windowsOn, type Windows, type WindowsOptions } from "./windows.ts";

/** The real server on a new data folder, as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** The session of its owner, as a browser sends it. */
  readonly owner: SessionCookie;
  /** Speaks to it as whoever can read its folder. */
  readonly operator: Client;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, on the same folder and at the same address. */
  restart(): Promise<void>;
  /** Ends it, and its folder goes. */
  close(): Promise<void>;
}

export async function startServer(): Promise<ServerProcess> {
  const data = await mkdtemp(join(tmpdir(), "itinera-e2e-"));
  const store = await storeVariables();
  let { child, url } = await serve(data, store);
  return {
    url,
    owner: await ownerSession(url, await tokenIn(data)),
    // Each start has another token.
    operator: createClient({
      origin: url,
      fetch: async (path, init) => {
        const authorization = `Bearer ${await tokenIn(data)}`;
        return fetch(path, { ...init, headers: { ...init.headers, authorization } } as RequestInit);
      },
    }),
    kill: () => end(child, "SIGKILL"),
    async restart() {
      ({ child } = await serve(data, store, new URL(url).port));
    },
    async close() {
      await end(child, "SIGTERM");
      await rm(data, { recursive: true, force: true });
    },
  };
}

export interface App extends ServerProcess, Windows {}

/** A server with a browser; both end with `close`. The pages are built before. */
export async function startApp(options?: WindowsOptions): Promise<App> {
  const server = await startServer();
  const browser = await launchBrowser();
  const windows = windowsOn(browser, server, options);
  return {
    ...server,
    ...windows,
    async close() {
      await browser.close();
      await server.close();
      windows.expectNoTroubles();
    },
  };
}

/** The variable that names a PostgreSQL for the servers of all browser tests; absent: each has its own data folder's. */
export const postgresVariable = "ITINERA_TEST_POSTGRES";

async function storeVariables(): Promise<Variables> {
  const server = process.env[postgresVariable];
  return server === undefined ? {} : { DATABASE_URL: await newDatabase(server) };
}

async function serve(
  data: string,
  store: Variables,
  port = "0",
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [mainFile, "serve", "--data", data, "--port", port], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...store },
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error(`The server ended with ${child.exitCode} before it listened`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}
