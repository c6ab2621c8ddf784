import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { isMessageText } from "../../src/protocol/index.ts";

/** Where real logs are if they are at hand; BACKCHANNEL_BENCH_DATA names another directory. */
export const logDirectory =
  process.env.BACKCHANNEL_BENCH_DATA ?? fileURLToPath(new URL("../../../shared/data/irc", import.meta.url));

/** What was said in one channel, the oldest first. */
export interface Log {
  readonly channel: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly at: number;
  readonly nick: string;
  readonly text: string;
  /** What one does: `* alice waves`. */
  readonly action: boolean;
}

/** The logs of a directory, each file (`.txt` or `.txt.gz`) that of a channel; none where the directory is absent. */
export function logsIn(directory: string): Log[] {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter(name => /\.txt(\.gz)?$/.test(name));
  return files.sort().map(name => {
    const bytes = readFileSync(join(directory, name));
    const text = name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    return { channel: basename(name).replace(/\.txt(\.gz)?$/, ""), lines: linesOf(text.toString("utf8")) };
  });
}

/** `DATE [HH:MM] <nick> text` and `DATE [HH:MM]  * nick text`; who comes, goes and is renamed (`===`) says nothing. */
const shape = /^(\d{4}-\d\d-\d\d) \[(\d\d:\d\d)\] +(?:<([^>]+)>|\* (\S+)) (.+)$/;

export function linesOf(log: string): Line[] {
  const lines: Line[] = [];
  let last = 0;
  for (const row of log.split("\n")) {
    const [, day, minute, speaker, doer, text = ""] = shape.exec(row) ?? [];
    if (!isMessageText(text)) continue;
    // The clocks of those who wrote logs were set back at times; a room's messages stand in the order of theirs.
    last = Math.max(last, Date.parse(`${day}T${minute}Z`));
    lines.push({ at: last, nick: (speaker ?? doer ?? "").trim(), text, action: doer !== undefined });
  }
  return lines;
}
