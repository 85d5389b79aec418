import type { TestProject } from "vitest/node";
import {
  startPostgres,
  type PostgresServer,
} from "../../packages/store/src/testing/postgres-server.test-kit.ts";
import "../../packages/store/src/testing/chosen-store.test-kit.ts";

let server: PostgresServer | undefined;

/** One PostgreSQL for all test files of a run; where it cannot be had, they say so by failing in CI. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
  if (server) project.provide("postgres", await server.database());
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
