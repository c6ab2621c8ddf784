import type { CommandModule } from "yargs";
import { type Colour, colours } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { finish } from "../program.ts";
import { print, printJson } from "../say.ts";

interface Arguments extends Account {
  readonly display?: string | undefined;
  readonly colour?: Colour | "none" | undefined;
  readonly status?: string | undefined;
  readonly json: boolean;
}

export const profile: CommandModule<object, Arguments> = {
  command: "profile",
  describe: "say how you are shown to others, or see it",
  builder: yargs =>
    yargs.options({
      display: { type: "string", describe: 'what you are called besides your name; "" for nothing' },
      colour: { choices: [...colours, "none"] as const, describe: "of your name" },
      status: { type: "string", describe: 'what you say of yourself; "" for nothing' },
      json: jsonOption,
      ...accountOptions,
    }),
  handler: finish(({ display, colour, status, json, ...account }) =>
    connected(account, async client => {
      const wishes = {
        ...(display === undefined ? {} : { display: display || null }),
        ...(colour === undefined ? {} : { colour: colour === "none" ? null : colour }),
        ...(status === undefined ? {} : { status: status || null }),
      };
      if (Object.keys(wishes).length > 0) await asked(client, "profile", wishes);
      const { name, profile: now = {} } = client.me.get() ?? {};
      if (json) return printJson({ name, ...now });
      for (const [what, value] of Object.entries({ name, ...now })) print(`${what}: ${value}`);
    }),
  ),
};
