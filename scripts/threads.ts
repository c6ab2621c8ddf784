import { build, type Plugin } from "esbuild";

/** Bundles the programs of the server's threads, each alone: a thread loads nothing of what only the server needs. */
export async function buildThreads(outdir: string, plugins: Plugin[] = []): Promise<void> {
  await build({
    entryPoints: {
      "store-worker": "src/server/store/sqlite/worker.ts",
      "password-worker": "src/server/identity/password-worker.ts",
    },
    outdir,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node22",
    minify: true,
    external: ["@node-rs/argon2", "better-sqlite3"],
    plugins,
    logLevel: "warning",
  });
}
