import { spawnSync } from "node:child_process";

/** `npm test`: builds the programs, then runs the tests; what follows goes to vitest. */
process.chdir(new URL("..", import.meta.url).pathname);
const run = (command: string, args: string[]) => {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};
run("node", ["scripts/build.ts", "--if-stale"]);
run("vitest", ["run", "--project", "unit", "--project", "e2e", ...process.argv.slice(2)]);
