import { isFailure } from "../../client/index.ts";
import type { RequestBody } from "../../protocol/index.ts";
import { type Command, type Desk, failed, type Said } from "./command.ts";
import { somebodyHere, split } from "./people.ts";

const switches = { private: "private", "read-only": "readOnly", archived: "archived" } as const;
const colours = ["red", "yellow", "green", "cyan", "blue", "magenta", "grey"] as const;
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

export const deleteRoom: Command = {
  name: "delete-room",
  usage: "/delete-room NAME",
  help: "erase this room and all that was said in it; its name is to be sure",
  async run(argument, { client, room: here }) {
    if (!here) return failed("You are in no room.");
    if (argument === "") return failed(`This erases everything in #${here.name}: /delete-room ${here.name}`);
    const outcome = await client.request("deleteRoom", {
      room: here.room,
      name: argument.replace(/^#/, ""),
    });
    return isFailure(outcome) ? failed(outcome.message) : { text: `#${here.name} is gone.`, error: false };
  },
};

export const invite: Command = {
  name: "invite",
  usage: "/invite NAME",
  help: "ask somebody into this room; into a private one they come only so",
  async run(argument, { client, room: here }) {
    const [name] = split(argument);
    if (!here || name === "") return failed("Say whom: /invite NAME");
    const outcome = await client.request("inviteTo", { room: here.room, name: name.replace(/^@/, "") });
    return isFailure(outcome) ? failed(outcome.message) : { text: `${name} is invited.`, error: false };
  },
};

export const role: Command = {
  name: "role",
  usage: "/role NAME owner|moderator|member",
  help: "give somebody a role in this room",
  async run(argument, desk): Promise<Said> {
    const [name, wanted] = split(argument);
    const here = somebodyHere(desk, name, this.usage);
    if ("said" in here) return here.said;
    const { person } = here;
    const as = (["owner", "moderator", "member"] as const).find(one => one === wanted);
    if (!as) return failed(`Like this: ${this.usage}`);
    return given(desk, { room: here.room, user: person.user, role: as }, person.name);
  },
};

async function given({ client }: Desk, body: RequestBody<"roomRole">, name: string): Promise<Said> {
  const outcome = await client.request("roomRole", body);
  if (isFailure(outcome)) return failed(outcome.message);
  const article = body.role === "owner" ? "an" : "a";
  return { text: `${name} is ${article} ${body.role} here.`, error: false };
}
