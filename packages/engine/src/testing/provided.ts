import type { Credentials } from "../credentials.ts";

declare module "vitest" {
  interface ProvidedContext {
    engine: { readonly url: string; readonly writer: Credentials; readonly reader: Credentials };
  }
}
