import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Lines of real chat where they are at hand (BACKCHANNEL_BENCH_DATA names the file), otherwise made up. */
export function chatLines(): string[] {
  const file =
    process.env.BACKCHANNEL_BENCH_DATA ??
    new URL("../../shared/data/irc/ubuntu.txt.gz", import.meta.url).pathname;
  if (!existsSync(file))
    return Array.from({ length: 1_000 }, (_, i) => `message ${i} ${"lorem ipsum ".repeat(i % 9)}`);
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .flatMap(row => /<[^>]+> (.+)$/.exec(row)?.[1] ?? []);
}
