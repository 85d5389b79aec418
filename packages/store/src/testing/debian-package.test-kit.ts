import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * What `find` finds, if need be after installing a package of Debian's where we may. Where it cannot be had,
 * one line says so; in CI that is a failure.
 */
export function fromDebian(name: string, find: () => string | undefined): string | undefined {
  const found = find() ?? (mayInstall() ? install(name, find) : undefined);
  if (found !== undefined) return found;
  const line = `${name} is not here and cannot be installed: what needs it was not tested`;
  if (process.env["CI"]) throw new Error(line);
  process.stderr.write(`${line}\n`);
  return undefined;
}

const mayInstall = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

function install(name: string, find: () => string | undefined): string | undefined {
  process.stderr.write(`Installing ${name} from Debian's packages for the tests\n`);
  const quiet = {
    stdio: ["ignore", 2, 2] as ["ignore", number, number],
    // Runlevel 1: the package's own service is not started.
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" },
  };
  // Two test files at once, or another program: the second one waits for the first.
  const patient = ["-qq", "-o", "DPkg::Lock::Timeout=120"];
  spawnSync("apt-get", ["update", ...patient], quiet);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...patient, name], quiet);
  return find();
}
