import { expect, it } from "vitest";
import { findLibrary } from "./library.ts";

it("is found where this project is tested", () => {
  expect(findLibrary("linux-x64").kind).toBe("found");
});

it.each(["win32-x64", "linux-riscv64", "darwin-arm64"])("says plainly what to do on %s", (machine) => {
  expect(findLibrary(machine)).toMatchObject({
    kind: "missing",
    message: expect.stringContaining("CLICKHOUSE_URL"),
  });
});
