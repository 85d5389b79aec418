import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface SmallDisk {
  /** The folder that it is mounted at. */
  readonly place: string;
  /** Takes all the space that is left, in a new file. */
  fill(ballast: string): void;
  unmount(): void;
}

/** A disk of a few megabytes; undefined: this process may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const place = mkdtempSync(path.join(tmpdir(), "itinera-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place], { stdio: "ignore" });
  } catch {
    rmdirSync(place);
    return undefined;
  }
  return {
    place,
    fill(ballast) {
      const { bavail, bsize } = statfsSync(place);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    unmount() {
      execFileSync("umount", [place]);
      rmdirSync(place);
    },
  };
}
