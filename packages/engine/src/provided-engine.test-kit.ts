import type { Credentials } from "./credentials.ts";

/** The engine of the test run: `inject("engine")`. A test file makes databases `test_…` of its own. */
interface ProvidedEngine {
  readonly url: string;
  readonly writer: Credentials;
  readonly reader: Credentials;
}

declare module "vitest" {
  interface ProvidedContext {
    engine: ProvidedEngine;
  }
}
