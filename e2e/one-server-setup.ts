import type { TestProject } from "vitest/node";
import {
  startPostgres,
  type PostgresServer,
} from "../packages/store/src/testing/postgres-server.test-kit.ts";
import { postgresVariable, startServer, type ServerProcess } from "./app.ts";
import type { SessionCookie } from "./owner-session.ts";
import { builtPages } from "./built-pages.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that test files share: its address, and the session of its owner. */
    server: { readonly url: string; readonly owner: SessionCookie };
  }
}

let server: ServerProcess | undefined;
let postgres: PostgresServer | undefined;

/** The pages, built, and one server for all test files that need none of their own. */
export async function setup(project: TestProject): Promise<void> {
  await builtPages();
  if (process.env["ITINERA_TEST_STORE"] === "postgres") {
    postgres = await startPostgres();
    if (!postgres) throw new Error("There is no PostgreSQL here");
    process.env[postgresVariable] = await postgres.database();
  }
  server = await startServer();
  project.provide("server", { url: server.url, owner: server.owner });
}

export async function teardown(): Promise<void> {
  await server?.close();
  await postgres?.stop();
}
