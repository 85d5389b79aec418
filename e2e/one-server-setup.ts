import type { TestProject } from "vitest/node";
import { startServer, type ServerProcess } from "./app.ts";
import { builtPages } from "./built-pages.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server that test files share. */
    server: string;
  }
}

let server: ServerProcess | undefined;

/** The pages, built, and one server for all test files that need none of their own. */
export async function setup(project: TestProject): Promise<void> {
  await builtPages();
  server = await startServer();
  project.provide("server", server.url);
}

export async function teardown(): Promise<void> {
  await server?.close();
}
