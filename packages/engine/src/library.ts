import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type LibraryLookup =
  { readonly kind: "found"; readonly path: string } | { readonly kind: "missing"; readonly message: string };

/** The npm packages that carry ClickHouse as a shared library, by `platform-arch`. */
const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "@chdb/lib-linux-x64-gnu",
  "linux-arm64": "@chdb/lib-linux-arm64-gnu",
  "darwin-x64": "@chdb/lib-darwin-x64",
  "darwin-arm64": "@chdb/lib-darwin-arm64",
};

export function findLibrary(platform = `${process.platform}-${process.arch}`): LibraryLookup {
  const name = PACKAGES[platform];
  if (name === undefined) {
    return missing(`there is no embedded engine for ${platform}; set CLICKHOUSE_URL instead`);
  }
  try {
    const packageFile = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return libraryAt(join(dirname(packageFile), "libchdb.so"));
  } catch {
    return missing(`the package ${name} is not installed; install it or set CLICKHOUSE_URL`);
  }
}

export function libraryAt(path: string): LibraryLookup {
  return existsSync(path) ? { kind: "found", path } : missing(`there is no library at ${path}`);
}

function missing(message: string): LibraryLookup {
  return { kind: "missing", message: `The embedded engine is missing: ${message}.` };
}
