import type { CommandModule } from "yargs";
import { whereOf } from "../config/file.ts";
import type { Chosen } from "../config/in-force.ts";
import { settingsInForce } from "../config/settle.ts";
import { settingNames } from "../config/table.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { finish } from "../program.ts";
import { print, printJson } from "../say.ts";

export const config: CommandModule<object, { json: boolean }> = {
  command: "config",
  describe: "what is set, and by what: default, file, environment or flag",
  builder: yargs => yargs.options({ json: jsonOption, room: roomOption, ...accountOptions }),
  handler: finish(async ({ json }) => {
    const { all, keys } = settingsInForce();
    const settings = settingNames.map((name): [string, Chosen] => [name, all[name]]);
    const bound = Object.entries(keys).map(([key, value]): [string, Chosen] => [
      `keys.${key}`,
      { value, from: { by: "file", key: ["keys", key] } },
    ]);
    for (const [name, { value = null, from }] of [...settings, ...bound]) {
      const where = await whereOf(from);
      if (json) printJson({ name, value, from: where });
      else print(`${name.padEnd(16)} ${shown(value).padEnd(32)} ${where}`);
    }
  }),
};

function shown(value: unknown): string {
  if (value === null) return "-";
  return typeof value === "string" ? value : JSON.stringify(value);
}
