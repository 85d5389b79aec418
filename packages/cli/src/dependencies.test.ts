// What SECURITY.md says of what is installed.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");

const versions = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

it("no script of a package runs when it is installed", () => {
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  expect(read("bin/itinera.mjs")).toContain('"--ignore-scripts"');
});

it("every dependency is named with one exact version", () => {
  const ours = ["package.json", ...globSync("packages/*/package.json", { cwd: root })];
  expect(ours.length).toBeGreaterThan(10);
  const inexact = ours.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = manifestSchema.parse(
      JSON.parse(read(file)),
    );
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(
        ([name, version]) => !name.startsWith("@itinera/") && !/^(npm:@?[^@]+@)?\d+\.\d+\.\d+/.test(version),
      )
      .map(([name, version]) => `${file}: ${name} ${version}`);
  });
  expect(inexact).toEqual([]);
});

it("every package is locked by what is in it, and comes from the registry", () => {
  const { packages } = lockSchema.parse(JSON.parse(read("package-lock.json")));
  const others = Object.entries(packages).filter(
    ([path, { link }]) => path.includes("node_modules/") && link !== true,
  );
  expect(others.length).toBeGreaterThan(100);
  const loose = others.filter(
    ([, { integrity, resolved }]) =>
      integrity?.startsWith("sha512-") !== true ||
      (resolved !== undefined && new URL(resolved).protocol !== "https:"),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});
