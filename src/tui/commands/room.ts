import { isFailure } from "../../client/index.ts";
import { colours, type RequestBody } from "../../protocol/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { split } from "./people.ts";

const switches = { private: "private", "read-only": "readOnly", archived: "archived" } as const;
type Settings = Omit<RequestBody<"room">, "room">;

export const room: Command = {
  name: "room",
  usage: "/room name NEW, /room colour red|…|none, /room private|read-only|archived on|off",
  help: "change this room",
  async run(argument, desk) {
    if (!desk.room) return failed("You are in no room.");
    const settings = settingsOf(...split(argument));
    if (!settings) return failed(`Like this: ${this.usage}`);
    const outcome = await desk.client.request("room", { room: desk.room.room, ...settings });
    return isFailure(outcome) ? failed(outcome.message) : undefined;
  },
};

function settingsOf(what: string, value: string): Settings | undefined {
  if (what === "name") return value === "" ? undefined : { name: value };
  if (what === "colour" || what === "color") {
    if (value === "none") return { colour: null };
    const colour = colours.find(one => one === value);
    return colour && { colour };
  }
  if (!Object.hasOwn(switches, what) || (value !== "on" && value !== "off")) return undefined;
  return { [switches[what as keyof typeof switches]]: value === "on" };
}
