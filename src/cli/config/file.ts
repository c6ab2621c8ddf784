import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configDir } from "../environment.ts";
import { Exit, exit } from "../exit.ts";
import { ifThere } from "./if-there.ts";
import type { Chosen } from "./in-force.ts";
import type { ConfigFile } from "./table.ts";

/** `$XDG_CONFIG_HOME/backchannel/config.toml` */
export function configFile(): string {
  return join(configDir(), "config.toml");
}

/** What reads it is loaded only where there is something to read: most people have no such file, and start sooner. */
export async function readConfig(): Promise<ConfigFile> {
  const text = configText();
  if (text === undefined) return {};
  const { parseConfig } = await import("./parse.ts");
  const read = parseConfig(text);
  if ("file" in read) return read.file;
  throw new Exit(exit.usage, `${configFile()}:${read.line}: ${read.problem}`);
}

/** Who says what is in force, as people find it: a flag, a variable, or a line of the file. */
export async function whereOf(from: Chosen["from"]): Promise<string> {
  if (from.by === "default") return from.by;
  if (from.by !== "file") return from.name;
  const { lineOf } = await import("./parse.ts");
  return `${configFile()}:${lineOf(configText() ?? "", from.key)}`;
}

function configText(): string | undefined {
  return ifThere(configFile(), path => readFileSync(path, "utf8"));
}
