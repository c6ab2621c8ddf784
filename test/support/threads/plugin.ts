import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";
import { buildThreads } from "../../../scripts/threads.ts";

/**
 * Each server of a test has two threads of the store at least, and one costs 45 ms of a core to start: that was a third
 * of what all tests take. So here they are bundled, and lent from one server to the next.
 */
export async function lastingThreads(): Promise<Plugin> {
  const built = new URL("../../../node_modules/.cache/threads/", import.meta.url);
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  await buildThreads(fileURLToPath(built), [
    {
      name: "lasting-program",
      setup(build) {
        build.onResolve({ filter: /\/thread\/program\.ts$/ }, ({ importer }) =>
          importer.endsWith("/sqlite/worker.ts") ? { path: here("program.ts") } : undefined,
        );
      },
    },
  ]);
  return {
    name: "lasting-threads",
    enforce: "pre",
    transform(code, id) {
      if (id.endsWith("/src/server/thread/thread.ts")) {
        const start = `import { startThread } from ${JSON.stringify(here("lasting.ts"))};`;
        return start + code.replace("new Worker(", "startThread(");
      }
      const [, of] = /\/src\/server\/.*\/(store|password)-thread\.ts$/.exec(id) ?? [];
      if (of === undefined) return undefined;
      const source = /new URL\("\.\/[\w-]+\.ts", import\.meta\.url\)/;
      return code.replace(source, `new URL("${of}-worker.js", "${built}")`);
    },
  };
}
