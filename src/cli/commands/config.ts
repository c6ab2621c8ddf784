import type { CommandModule } from "yargs";
import type { Chosen } from "../config/in-force.ts";
import { configFile, configText, keysInForce, settingsInForce } from "../config/settle.ts";
import { settingNames } from "../config/table.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { finish } from "../program.ts";
import { print, printJson } from "../say.ts";

/** What is in force, as `--json` tells it. */
interface Told {
  readonly name: string;
  readonly value: unknown;
  readonly from: string;
}

export const config: CommandModule<object, { json: boolean }> = {
  command: "config",
  describe: "what is set, and by what: default, file, environment or flag",
  builder: yargs => yargs.options({ json: jsonOption, room: roomOption, ...accountOptions }),
  handler: finish(async ({ json }) => {
    const all = settingsInForce();
    const whence = await saysWhence();
    const tell = (name: string, { value = null, from }: Chosen) => {
      const told: Told = { name, value, from: whence(from) };
      if (json) printJson(told);
      else print(`${told.name.padEnd(16)} ${shown(value).padEnd(32)} ${told.from}`);
    };
    for (const name of settingNames) tell(name, all[name]);
    for (const [key, value] of Object.entries(keysInForce())) {
      tell(`keys.${key}`, { value, from: { by: "file", key: ["keys", key] } });
    }
  }),
};

async function saysWhence(): Promise<(from: Chosen["from"]) => string> {
  const text = configText();
  if (text === undefined) return from => (from.by === "default" || from.by === "file" ? from.by : from.name);
  const { lineOf } = await import("../config/parse.ts");
  return from => {
    if (from.by === "file") return `${configFile()}:${lineOf(text, from.key)}`;
    return from.by === "default" ? from.by : from.name;
  };
}

function shown(value: unknown): string {
  if (value === null) return "-";
  return typeof value === "string" ? value : JSON.stringify(value);
}
