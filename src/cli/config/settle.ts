import type { Overrides } from "../../tui/keys/keymap.ts";
import { automatic } from "../../tui/look.ts";
import { type TuiSettings, tuiSettings } from "../../tui/settings.ts";
import { palettes } from "../../tui/theme/palettes.ts";
import { fromEnvironment, variableOf } from "../environment.ts";
import { Exit, exit } from "../exit.ts";
import { configFile, readConfig, whereOf } from "./file.ts";
import { type InForce, inForce } from "./in-force.ts";
import { accountSettings, type ConfigFile, settingNames, settings } from "./table.ts";
import { ownThemes } from "./themes.ts";

interface Settled {
  readonly all: InForce;
  readonly keys: Overrides;
  readonly themes: TuiSettings["themes"];
  /** What would be in force if the command line named this profile, and nothing else. */
  readonly profiles: Readonly<Record<string, InForce>>;
}

let settled: Settled | undefined;

/** What is in force in this run of the program; it is known before any command begins. */
export function settingsInForce(): Settled {
  if (!settled) throw new Error("the settings are asked for before they are known");
  return settled;
}

export function tuiSettingsInForce(): TuiSettings {
  const { all, keys, themes } = settingsInForce();
  const names = Object.keys(tuiSettings) as (keyof typeof tuiSettings)[];
  const chosen = Object.fromEntries(names.map(name => [name, all[name].value]));
  return { ...chosen, keys, themes } as TuiSettings;
}

/**
 * Makes up its mind what is in force, and gives the commands what they were not told by their flags. That is for flags
 * with a default (which has a place among the flags before it is known): to others, such as `search --room`, it means
 * something that they were not told.
 */
export async function settle(flags: Record<string, unknown>): Promise<void> {
  const file = await readConfig();
  const environment = await variables();
  const all = inForce({ flags, environment, file });
  checkProfile(all, file);
  const themes = await ownThemes(file.themes ?? {});
  await checkTheme(all, Object.keys(themes));
  const profiles = Object.fromEntries(
    Object.keys(file.profiles ?? {}).map(profile => [
      profile,
      inForce({ flags: { profile }, environment, file }),
    ]),
  );
  settled = { all, keys: file.keys ?? {}, themes, profiles };
  for (const name of Object.keys(accountSettings)) {
    if (name in flags) flags[name] ??= all[name as keyof typeof accountSettings].value;
  }
}

function checkProfile({ profile: { value } }: InForce, { profiles = {} }: ConfigFile): void {
  if (value === undefined || Object.hasOwn(profiles, value)) return;
  const names = Object.keys(profiles);
  const known = names.length === 0 ? "There are none" : `There are: ${names.join(", ")}`;
  throw new Exit(exit.usage, `There is no profile ${JSON.stringify(value)} in ${configFile()}. ${known}.`);
}

async function checkTheme({ theme: { value = automatic, from } }: InForce, own: readonly string[]) {
  const names = [automatic, ...Object.keys(palettes), ...own];
  if (names.includes(value)) return;
  const where = await whereOf(from);
  throw new Exit(exit.usage, `${where}: there is no theme ${JSON.stringify(value)}: ${names.join(", ")}.`);
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
