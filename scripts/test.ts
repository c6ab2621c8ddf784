import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** `npm test`: builds the programs, then runs the tests; what follows goes to vitest. */
const root = fileURLToPath(new URL("..", import.meta.url));
// Each server of a test starts its threads, and they compile the same files anew without it.
const env = { ...process.env, NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled` };
const run = (command: string, args: string[]) => {
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};
run("node", ["scripts/build.ts", "--if-stale"]);
run("vitest", ["run", "--project", "unit", "--project", "e2e", ...process.argv.slice(2)]);
