import type { CommandModule } from "yargs";
import type { DeviceInfo } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { dateTime } from "../dates.ts";
import { Exit, exit } from "../exit.ts";
import { atLeast } from "../number.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { finish } from "../program.ts";
import { print, printList } from "../say.ts";

interface Arguments extends Account {
  readonly json: boolean;
  readonly revoke?: number | undefined;
  readonly "revoke-others"?: boolean | undefined;
}

export const devices: CommandModule<object, Arguments> = {
  command: "devices",
  describe: "list what is signed in as you, and end it",
  builder: yargs =>
    yargs
      .options({
        revoke: {
          type: "number",
          coerce: atLeast(1, "The number of a device"),
          describe: "end this one, by its number",
        },
        "revoke-others": { type: "boolean", describe: "end all but this one" },
        json: jsonOption,
        ...accountOptions,
      })
      .conflicts("revoke", "revoke-others"),
  handler: finish(({ json, revoke, "revoke-others": revokeOthers, ...account }) =>
    connected(account, async client => {
      if (revoke !== undefined || revokeOthers) {
        const which = revoke === undefined ? { others: true as const } : { device: revoke };
        const { revoked } = await asked(client, "revoke", which);
        if (revoke !== undefined && revoked === 0) {
          throw new Exit(exit.failed, `Nothing of yours has the number ${revoke}. See: chat devices`);
        }
        print(`${revoked} ended.`);
        return;
      }
      const { devices: all } = await asked(client, "devices", {});
      printList(all, json, deviceLine);
    }),
  ),
};

function deviceLine(device: DeviceInfo): string {
  const { kind, userName, name, address, seenAt, online, current, can, rooms } = device;
  const what = kind === "token" ? `token of ${userName}` : kind;
  const seen = online ? "now" : dateTime(seenAt);
  const parts = [String(device.device), what, name, address && `from ${address}`, seen];
  if (can)
    parts.push(`may ${can.join(" and ")}${rooms ? ` in ${rooms.map(room => `#${room}`).join(" ")}` : ""}`);
  if (current) parts.push("this one");
  return parts.filter(part => part !== "").join("  ");
}
