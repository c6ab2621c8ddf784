import type { Static } from "typebox";
import * as Type from "typebox";
import { defaultRoom } from "../../protocol/index.ts";
import { type Setting, tuiSettings } from "../../tui/settings.ts";
import { OwnTheme } from "../../tui/theme/own.ts";
import { defaultAddress, loginName } from "../environment.ts";

function text<O extends string | undefined>(meaning: string, otherwise: O) {
  return { schema: Type.String(), otherwise, meaning };
}
const none = undefined as string | undefined;

/** Where one is, and as whom: what a profile can hold. */
export const accountSettings = {
  server: text("address of the server", defaultAddress()),
  user: text("who you are; by default the login name", loginName()),
  room: text("which room", defaultRoom),
  ca: text("file of certificates in PEM, to trust the server's by them, too", none),
  pin: text("SHA-256 of the server's public key, to trust it by that alone", none),
} satisfies Record<string, Setting>;

/** The one table of what may be set: the file, the environment, `chat config` and the docs all come from it. */
export const settings = {
  profile: text("which profile counts if the command line names none", none),
  ...accountSettings,
  ...tuiSettings,
} satisfies Record<string, Setting>;

export type AccountSettingName = keyof typeof accountSettings;
export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as readonly SettingName[];

const profileSchema = optional(accountSettings);

/** What the file may hold. */
export const fileSchema = Type.Object(
  {
    ...optional(settings).properties,
    themes: Type.Optional(Type.Record(Type.String(), OwnTheme)),
    keys: Type.Optional(Type.Record(Type.String(), Type.String())),
    profiles: Type.Optional(Type.Record(Type.String(), profileSchema)),
  },
  { additionalProperties: false },
);
export type ConfigFile = Static<typeof fileSchema>;

function optional<T extends Record<string, Setting>>(table: T) {
  const properties = Object.fromEntries(
    Object.entries(table).map(([name, { schema }]) => [name, Type.Optional(schema)]),
  ) as { [K in keyof T]: ReturnType<typeof Type.Optional<T[K]["schema"]>> };
  return Type.Object(properties, { additionalProperties: false });
}
