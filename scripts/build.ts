import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lateBuiltins } from "./bundle/late-builtins.ts";
import { writeSchemas } from "./schemas.ts";
import { buildThreads } from "./threads.ts";

/**
 * Builds dist: the programs as bundles that start fast, the libraries with their types, and the schemas.
 * `--programs` builds only what `chat` and `chat-server` need; `--if-stale` that, if anything has changed.
 */
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const dist = "dist";
const stamp = `${dist}/.built`;
/** What a program reads when it needs it stands beside it. */
const data = ["src/tui/emoji/emoji.txt"];

if (!process.argv.includes("--if-stale") || isStale()) {
  const started = Date.now();
  const all = process.argv.length === 2;
  if (all) rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all([programs(), buildThreads(dist), libraries()]);
  writeSchemas(`${dist}/schema`);
  if (all) types();
  writeFileSync(stamp, "");
  console.error(`built in ${Date.now() - started} ms`);
}

function isStale(): boolean {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return [...globSync("{src,scripts}/**/*.{ts,tsx,txt}"), "package.json"].some(
    file => statSync(file).mtimeMs > built,
  );
}

/** One bundle for both programs: what they share is loaded once, what is rare when it is needed. */
async function programs(): Promise<void> {
  await build({
    entryPoints: {
      chat: "src/cli/chat.ts",
      "chat-server": "src/cli/chat-server.ts",
    },
    outdir: dist,
    bundle: true,
    splitting: true,
    // The chunks stay beside the programs: the server finds its threads' programs by its own place.
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node22",
    minify: true,
    external: ["@node-rs/argon2", "better-sqlite3", "jose", "pino", "pino-pretty"],
    alias: {
      "react-devtools-core": "./scripts/bundle/no-devtools.ts",
      "string-width": "./scripts/bundle/string-width.ts",
    },
    inject: ["./scripts/bundle/late-segmenter.ts"],
    plugins: [lateBuiltins],
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.DEV": '"false"',
      // What ws would look for, which nobody has installed: 3 ms.
      "process.env.WS_NO_BUFFER_UTIL": '"1"',
      "process.env.WS_NO_UTF_8_VALIDATE": '"1"',
      "Intl.Segmenter": "LateSegmenter",
      // With it, Ink's layout loads all of undici to read its own WebAssembly from a data URL: 25 ms.
      fetch: "undefined",
    },
    banner: {
      js: 'import{createRequire as createRequireForBundle}from"node:module";let requireForBundle;const require=name=>(requireForBundle??=createRequireForBundle(import.meta.url))(name);',
    },
    logLevel: "warning",
  });
  for (const file of data) copyFileSync(file, `${dist}/${basename(file)}`);
}

async function libraries(): Promise<void> {
  await build({
    entryPoints: { client: "src/client/index.ts", protocol: "src/protocol/index.ts" },
    outdir: dist,
    bundle: true,
    splitting: true,
    chunkNames: "library-[hash]",
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node22",
    logLevel: "warning",
  });
}

function types(): void {
  const options = [
    "--noEmit",
    "false",
    "--declaration",
    "--emitDeclarationOnly",
    "--outDir",
    `${dist}/types`,
  ];
  execFileSync("tsc", ["--project", "tsconfig.types.json", ...options], { stdio: "inherit" });
}
