import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { lastingThreads } from "./test/support/threads/plugin.ts";

const shared = {
  testTimeout: 20_000,
  hookTimeout: 20_000,
  // A process and all modules anew for each of 200 files was a quarter of the whole run. So what a module holds is there
  // for all files: a support file leaves its cleaning up to the test that it is called in.
  isolate: false,
};
const plugins = [await lastingThreads()];

// biome-ignore lint/style/noDefaultExport: vitest wants it
export default defineConfig({
  test: {
    // A third of a test is waiting: for a disk, for threads and processes to start, for the next frame.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        plugins,
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**", "test/chaos/**"],
        },
      },
      {
        plugins,
        test: { ...shared, name: "e2e", include: ["test/e2e/**/*.test.ts"], testTimeout: 40_000 },
      },
      {
        plugins,
        test: { ...shared, name: "chaos", include: ["test/chaos/**/*.test.ts"], testTimeout: 600_000 },
      },
    ],
  },
});
