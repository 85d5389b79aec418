import { runChecks } from "./check.ts";
import { findChromium } from "./chromium.ts";
import { run, say } from "./command.ts";

interface TestOptions {
  /** With the long forms of the tests. */
  readonly full: boolean;
  /** Passed on to vitest; with any, the checks are left out. */
  readonly args: readonly string[];
}

/** Types, lint, rules, then all tests; says plainly what was not run. */
export async function runTests({ full, args }: TestOptions): Promise<boolean> {
  const inCi = Boolean(process.env["CI"]);
  const notRun: string[] = [];
  const checked = args.length > 0 || (await runChecks());

  if (!process.env["ITINERA_LOGS"]) notRun.push("reference logs not run: ITINERA_LOGS names no folder");
  const env = { ITINERA_FULL: full ? "1" : "" };
  // Whoever names files of one kind means these alone.
  const isNamed = (folder: string) => args.some((one) => one.includes(folder));
  const isMeant = (folder: string, other: string) => isNamed(folder) || !isNamed(other);
  const unit = isMeant("packages/", "e2e/")
    ? await run("vitest", ["run", "--project", "unit*", ...args], { live: true, env })
    : { ok: true };

  const chromium = findChromium();
  let browser = true;
  if (!isMeant("e2e/", "packages/")) {
    say("browser tests not run: none was named");
  } else if (chromium === undefined) {
    notRun.push("browser tests not run: there is no Chromium here; set CHROME_PATH");
    browser = !inCi;
  } else {
    const ran = await run("vitest", ["run", "--project", "e2e", ...args], {
      live: true,
      env: { ...env, CHROME_PATH: chromium },
    });
    browser = ran.ok;
    // The server's own tests run on both stores each time.
    if (full && args.length === 0) {
      const again = await run("vitest", ["run", "--project", "e2e"], {
        live: true,
        env: { ...env, CHROME_PATH: chromium, ITINERA_TEST_STORE: "postgres" },
      });
      browser &&= again.ok;
    }
  }

  for (const line of notRun) say(line);
  say(checked && unit.ok && browser ? "All passed." : "Something failed; see above.");
  return checked && unit.ok && browser;
}
