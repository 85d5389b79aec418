import { configDefaults, defineConfig } from "vitest/config";

/** Tests that put another module in the place of one of ours. */
const alone = "packages/**/src/**/*.alone.test.{ts,tsx}";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["packages/**/src/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, alone],
          globalSetup: ["scripts/testing/engine-setup.ts"],
          // Loading and compiling the packages anew for each file would be half of all the work.
          isolate: false,
          // A test that restarts the engine a few times needs more than the usual 5 s.
          testTimeout: 15_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        // The tests of the server, on the other store.
        test: {
          name: "unit-postgres",
          environment: "node",
          include: [
            "packages/server/src/*.test.ts",
            "packages/server/src/{policy,resource,room,settings,share,identity}/**/*.test.ts",
          ],
          globalSetup: ["scripts/testing/engine-setup.ts", "scripts/testing/postgres-setup.ts"],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      { test: { name: "unit-alone", environment: "node", include: [alone] } },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/one-server-setup.ts"],
          // One browser for all files of a worker.
          isolate: false,
          // A browser, a server and an engine on two cores, side by side with another such test.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // What is waited for comes within a frame or two, unless another process has both cores.
          expect: { poll: { timeout: 10_000 } },
          // Where other guests take half of both cores, one wait in a thousand is too short; what fails twice is not that.
          retry: 1,
        },
      },
    ],
  },
});
