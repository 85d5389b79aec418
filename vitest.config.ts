import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["packages/**/src/**/*.test.{ts,tsx}"],
          globalSetup: ["scripts/testing/engine-setup.ts"],
          // A test that restarts the engine a few times needs more than the usual 5 s.
          testTimeout: 15_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.test.ts"],
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
