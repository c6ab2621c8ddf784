import { readFileSync, writeFileSync } from "node:fs";
import { errors } from "../src/protocol/index.ts";

/** Writes what the docs say of the code from the code: `node scripts/docs.ts`. A test holds them to it. */
export function withErrorTable(page: string): string {
  const rows = Object.entries(errors).map(
    ([code, { message, retryable }]) => `| \`${code}\` | ${message} | ${retryable ? "yes" : "no"} |`,
  );
  const table = ["| code | meaning | retryable |", "|---|---|---|", ...rows].join("\n");
  return page.replace(/(<!-- errors: .*? -->\n)[\s\S]*?(<!-- \/errors -->)/, `$1${table}\n$2`);
}

if (import.meta.main) {
  const page = new URL("../docs/protocol.md", import.meta.url);
  writeFileSync(page, withErrorTable(readFileSync(page, "utf8")));
}
