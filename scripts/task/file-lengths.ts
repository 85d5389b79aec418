import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type Ran } from "./command.ts";

const tailLimit = 270;
const hardLimit = 400;

/** Lines that hold code: neither blank nor comment alone. */
const codeLines = (text: string) =>
  text.split("\n").filter((line) => !/^\s*(\/\/.*|\*.*|\/\*.*)?$/.test(line)).length;

/** p95 ≤ 270 code lines and none over 400, tests and generated files aside. */
export async function fileLengths(): Promise<Ran> {
  const files = execFileSync(
    "git",
    ["ls-files", "-co", "--exclude-standard", "packages", "scripts", "bench"],
    { cwd: root },
  )
    .toString()
    .split("\n")
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(test|test-kit)\.tsx?$|\/generated\//.test(file));
  const lengths = files
    .map((file) => ({ file, lines: codeLines(readFileSync(join(root, file), "utf8")) }))
    .sort((a, b) => a.lines - b.lines);
  const p95 = lengths[Math.floor((lengths.length - 1) * 0.95)]?.lines ?? 0;
  const long = lengths.filter(({ lines }) => lines > hardLimit);
  return {
    ok: p95 <= tailLimit && long.length === 0,
    output: `p95 is ${p95} (at most ${tailLimit})\n${long.map(({ file, lines }) => `${lines} ${file}`).join("\n")}`,
    seconds: 0,
  };
}
