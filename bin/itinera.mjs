#!/usr/bin/env node
// The launcher. Plain JavaScript on node: modules alone, for any Node from 20 on: it installs and builds
// what is out of date, then starts the real program with the project's own Node 24.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const lockStamp = join(modules, ".itinera-lock");
/** What is built, and of which packages. */
const built = [
  {
    what: "the pages",
    name: "web",
    of: ["core", "protocol", "collab", "scene", "mining", "web"],
    program: (folder) => [join(modules, "vite", "bin", "vite.js"), "build", folder, "--logLevel=warn"],
  },
  { what: "the tracker", name: "tracker", of: ["tracker"], program: (folder) => [join(folder, "build.ts")] },
];

const say = (line) => process.stderr.write(`${line}\n`);

function fail(line) {
  say(line);
  process.exit(1);
}

/** Runs a step whose output belongs on stderr; ends the launcher when it fails. */
function step(what, command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ["ignore", 2, 2] });
  if (error || status !== 0) fail(`itinera: ${what} failed${error ? `: ${error.message}` : ""}. See the lines above.`);
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function writeStamp(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function* filesBelow(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === "node_modules" || entry.name === "dist" || entry.name === ".types") continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${relative(root, file)}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function install() {
  const wanted = hashOf([join(root, "package-lock.json")]);
  if (readStamp(lockStamp) === wanted) return;
  say("itinera: installing packages (once; about a minute)");
  const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) step("npm install", process.execPath, [npm, ...args]);
  else step("npm install", process.platform === "win32" ? "npm.cmd" : "npm", args);
  writeStamp(lockStamp, wanted);
}

function findNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const own = join(modules, `node-${platform}-${process.arch}`, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    `itinera: no Node 24 for ${process.platform}-${process.arch} comes with the project. Install Node 24 or newer and start again.`,
  );
}

function build(node, env, { what, name, of, program }) {
  const folder = join(root, "packages", name);
  const stamp = join(folder, "dist", ".itinera-build");
  const sources = of.flatMap((one) => [...filesBelow(join(root, "packages", one))]);
  const wanted = hashOf([join(root, "package-lock.json"), ...sources]);
  if (readStamp(stamp) === wanted) return;
  say(`itinera: building ${what} (once; some seconds)`);
  step(`building ${what}`, node, program(folder), env);
  writeStamp(stamp, wanted);
}

const args = process.argv.slice(2);
install();
const node = findNode();
const env = { ...process.env };
env.PATH = [dirname(node), join(modules, ".bin"), env.PATH].join(delimiter);
env.NODE_COMPILE_CACHE ??= join(modules, ".cache", "node");

const task = args[0] === "run" ? args[1] : undefined;
if (task !== undefined || args[0] === "serve") built.forEach((one) => build(node, env, one));

const program = task === undefined ? join(root, "packages", "cli", "src", "main.ts") : join(root, "scripts", "run.ts");
const child = spawn(node, [program, ...(task === undefined ? args : args.slice(1))], { env, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
child.on("error", (error) => fail(`itinera: could not start: ${error.message}`));
