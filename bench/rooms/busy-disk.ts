// Other work on the same disk: writes a file of 64 MB again and again, with an fsync behind each megabyte.
// Argument: the folder. Ends when whoever started it goes.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import path from "node:path";

const [directory = "."] = process.argv.slice(2);
const megabyte = Buffer.alloc(1024 * 1024, 1);
const file = openSync(path.join(directory, "busy"), "w");

function write(at: number): void {
  if (!process.connected) {
    closeSync(file);
    return;
  }
  writeSync(file, megabyte, 0, megabyte.length, (at % 64) * megabyte.length);
  fsyncSync(file);
  setImmediate(write, at + 1);
}
write(0);
process.on("disconnect", () => process.exit());
