import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Overrides } from "../../tui/keys/keymap.ts";
import { type TuiSettings, tuiSettings } from "../../tui/settings.ts";
import { configDir, fromEnvironment } from "../environment.ts";
import { Exit, exit } from "../exit.ts";
import { type InForce, inForce, variableOf } from "./in-force.ts";
import { accountSettings, type ConfigFile, settingNames, settings } from "./table.ts";

let settled: { all: InForce; file: ConfigFile } | undefined;

/** What is in force in this run of the program; it is known before any command begins. */
export function settingsInForce(): InForce {
  return known().all;
}

function known() {
  if (!settled) throw new Error("the settings are asked for before they are known");
  return settled;
}

export function tuiSettingsInForce(): TuiSettings {
  const { all, file } = known();
  const names = Object.keys(tuiSettings) as (keyof typeof tuiSettings)[];
  const chosen = Object.fromEntries(names.map(name => [name, all[name].value]));
  return { ...chosen, keys: file.keys ?? {} } as TuiSettings;
}

/** The keys that the file gives another meaning, for `chat config`. */
export function keysInForce(): Overrides {
  return known().file.keys ?? {};
}

/** Makes up its mind what is in force, and gives the commands what they were not told by their flags. */
export async function settle(flags: Record<string, unknown>): Promise<void> {
  const file = await readConfig();
  const all = inForce({ flags, environment: await variables(), file });
  settled = { all, file };
  const { value: profile } = all.profile;
  if (profile !== undefined && !Object.hasOwn(file.profiles ?? {}, profile)) {
    const names = Object.keys(file.profiles ?? {});
    const known = names.length === 0 ? "There are none" : `There are: ${names.join(", ")}`;
    throw new Exit(
      exit.usage,
      `There is no profile ${JSON.stringify(profile)} in ${configFile()}. ${known}.`,
    );
  }
  for (const name of Object.keys(accountSettings)) {
    flags[name] ??= all[name as keyof typeof accountSettings].value;
  }
}

/** `$XDG_CONFIG_HOME/backchannel/config.toml` */
export function configFile(): string {
  return join(configDir(), "config.toml");
}

export function configText(): string | undefined {
  try {
    return readFileSync(configFile(), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new Exit(exit.usage, `${configFile()} cannot be read (${code}).`);
  }
}

/** What reads it is loaded only where there is something to read: most people have no such file, and start sooner. */
async function readConfig(): Promise<ConfigFile> {
  const text = configText();
  if (text === undefined) return {};
  const { parseConfig } = await import("./parse.ts");
  const read = parseConfig(text);
  if ("file" in read) return read.file;
  throw new Exit(exit.usage, `${configFile()}:${read.line}: ${read.problem}`);
}

/** What the environment says of each setting. */
async function variables(): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  for (const name of settingNames) {
    const text = fromEnvironment(name);
    if (text === undefined) continue;
    // Where and who one is are checked where they are used, as those of the flags are.
    said[name] = Object.hasOwn(accountSettings, name) ? text : await checked(name, text);
  }
  return said;
}

async function checked(name: (typeof settingNames)[number], text: string): Promise<unknown> {
  const value = text === "true" || text === "false" ? text === "true" : text;
  const { firstProblem } = await import("./parse.ts");
  const wrong = firstProblem(settings[name].schema, value);
  if (wrong) throw new Exit(exit.usage, `${variableOf(name)}${wrong.problem}`);
  return value;
}
