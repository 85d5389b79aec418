// The tasks of `npm test`, `npm run bench` and the like, started by the launcher with the project's Node.
import { runBench } from "./task/bench.ts";
import { runChecks } from "./task/check.ts";
import { runShots } from "./task/shots.ts";
import { runTests } from "./task/test.ts";

const tasks: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  check: () => runChecks(),
  test: (args) => runTests({ full: false, args }),
  "test:full": (args) => runTests({ full: true, args }),
  bench: runBench,
  shots: runShots,
};

const [name = "", ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  process.stderr.write(`There is no task "${name}". There are: ${Object.keys(tasks).join(", ")}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = (await task(args)) ? 0 : 1;
}
