import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { buildThreads } from "./scripts/threads.ts";

const shared = {
  testTimeout: 20_000,
  hookTimeout: 20_000,
  // A process and all modules anew for each of 200 files was a quarter of the whole run. So what a module holds is there
  // for all files: a support file leaves its cleaning up to the test that it is called in.
  isolate: false,
};
const bundled = new URL("./node_modules/.cache/threads/", import.meta.url);

// Each server of a test starts three threads, and to read one from source takes Node 0.3 s of a core: bundled anew for
// each run, it is a quarter of that.
const threads: Plugin = {
  name: "bundled-threads",
  enforce: "pre",
  transform(code, id) {
    if (!/\/(store|password)-thread\.ts$/.test(id)) return undefined;
    const program = /store-thread/.test(id) ? "store-worker.js" : "password-worker.js";
    return code.replace(
      /new URL\("\.\/[\w-]+\.ts", import\.meta\.url\)/,
      `new URL("${program}", "${bundled}")`,
    );
  },
};
await buildThreads(fileURLToPath(bundled));

// biome-ignore lint/style/noDefaultExport: vitest wants it
export default defineConfig({
  test: {
    // A third of a test is waiting: for a disk, for threads and processes to start, for the next frame.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        plugins: [threads],
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**", "test/chaos/**"],
        },
      },
      {
        plugins: [threads],
        test: { ...shared, name: "e2e", include: ["test/e2e/**/*.test.ts"], testTimeout: 40_000 },
      },
      {
        plugins: [threads],
        test: { ...shared, name: "chaos", include: ["test/chaos/**/*.test.ts"], testTimeout: 600_000 },
      },
    ],
  },
});
