import { variableOf } from "../environment.ts";
import {
  type AccountSettingName,
  type ConfigFile,
  type SettingName,
  settingNames,
  settings,
} from "./table.ts";

/** A setting's value, and who says so: a flag, a variable, a key of the file, or nobody. */
export interface Chosen<T = unknown> {
  readonly value: T;
  readonly from:
    | { readonly by: "flag" | "environment"; readonly name: string }
    | { readonly by: "file"; readonly key: readonly string[] }
    | { readonly by: "default" };
}

export type InForce = { readonly [K in SettingName]: Chosen<(typeof settings)[K]["otherwise"]> };

export interface Sources {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly file: ConfigFile;
}

type Layer = (name: SettingName) => Chosen | undefined;

/**
 * What counts of all that is said: the command line, then the environment, the profile, the rest of the file, and what
 * is so by default. A profile that the command line names is part of the command line.
 */
export function inForce({ flags, environment, file }: Sources): InForce {
  const flag: Layer = name =>
    flags[name] === undefined ? undefined : { value: flags[name], from: { by: "flag", name: `--${name}` } };
  const variable: Layer = name =>
    environment[name] === undefined
      ? undefined
      : { value: environment[name], from: { by: "environment", name: variableOf(name) } };
  const written: Layer = name => keyed(file[name], [name]);
  const profile = flag("profile") ?? variable("profile") ?? written("profile");
  const inProfile: Layer = name => {
    const of = profile && file.profiles?.[String(profile.value)];
    return of && keyed(of[name as AccountSettingName], ["profiles", String(profile.value), name]);
  };
  const layers =
    profile?.from.by === "flag" ? [flag, inProfile, variable, written] : [flag, variable, inProfile, written];
  const choose = (name: SettingName): Chosen => {
    for (const layer of layers) {
      const chosen = layer(name);
      if (chosen) return chosen;
    }
    return { value: settings[name].otherwise, from: { by: "default" } };
  };
  return Object.fromEntries(settingNames.map(name => [name, choose(name)])) as InForce;
}

function keyed(value: unknown, key: readonly string[]): Chosen | undefined {
  return value === undefined ? undefined : { value, from: { by: "file", key } };
}
