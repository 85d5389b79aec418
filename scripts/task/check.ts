import { fileLengths } from "./file-lengths.ts";
import { run, say, type Ran } from "./command.ts";

interface Check {
  readonly name: string;
  run(): Promise<Ran>;
}

const checks: readonly Check[] = [
  { name: "types", run: () => run("tsc", ["-b"]) },
  { name: "types of tests and scripts", run: () => run("tsc", ["-p", "tsconfig.tests.json"]) },
  {
    name: "lint",
    run: () => run("oxlint", ["--type-aware", "--deny-warnings", "packages", "e2e", "scripts", "bench"]),
  },
  {
    name: "format",
    run: () => run("prettier", ["--check", "--log-level=warn", "packages", "e2e", "scripts", "bench"]),
  },
  { name: "imports", run: () => run("depcruise", ["--config", ".dependency-cruiser.mjs", "packages"]) },
  { name: "dead code", run: () => run("knip", []) },
  { name: "file lengths", run: fileLengths },
  { name: "sizes of scripts", run: () => run("size-limit", []) },
];

/** Everything that can be said of the code without running it: the first check makes what others read, then two at a time. */
export async function runChecks(): Promise<boolean> {
  const [first, ...rest] = checks;
  const outcomes = first ? [await told(first)] : [];
  const waiting = rest.values();
  const work = async (): Promise<void> => {
    for (const check of waiting) outcomes.push(await told(check));
  };
  await Promise.all([work(), work()]);
  return outcomes.every((ok) => ok);
}

async function told({ name, run }: Check): Promise<boolean> {
  const ran = await run();
  say(`${ran.ok ? "ok    " : "FAILED"} ${name} (${ran.seconds.toFixed(1)} s)`);
  if (!ran.ok) say(ran.output);
  return ran.ok;
}
