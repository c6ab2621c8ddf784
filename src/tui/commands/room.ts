import { colours, type RequestBody } from "../../protocol/index.ts";
import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import { split } from "./people.ts";
import { roomCommand } from "./room-command.ts";

const switches = { private: "private", "read-only": "readOnly", archived: "archived" } as const;
type Settings = Omit<RequestBody<"room">, "room">;

export const room = roomCommand({
  name: "room",
  usage: "/room name NEW, /room colour red|…|none, /room private|read-only|archived on|off",
  help: "change this room",
  act(here, argument, reach) {
    const settings = settingsOf(...split(argument));
    return settings
      ? ask(reach, "room", { room: here.room, ...settings })
      : failed(`Like this: ${room.usage}`);
  },
});

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
