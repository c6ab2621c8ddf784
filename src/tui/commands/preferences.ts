import { isFailure } from "../../client/index.ts";
import type { RequestBody } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Command, Desk } from "./command.ts";

export const favourite: Command = {
  name: "favourite",
  usage: "/favourite",
  help: "keep this room among the first of the list, or no longer",
  async run(_argument, { client, room }) {
    if (!room) return failed("You are in no room.");
    const outcome = await client.request("roomPreferences", { room: room.room, favourite: !room.favourite });
    return isFailure(outcome) ? failed(outcome.message) : undefined;
  },
};

export const notify: Command = {
  name: "notify",
  usage: "/notify all|mentions|none",
  help: "what of this room is to disturb you",
  async run(argument, { client, room }) {
    if (!room) return failed("You are in no room.");
    const what = (["all", "mentions", "none"] as const).find(one => one === argument);
    if (!what) return failed(`Like this: ${this.usage}`);
    const outcome = await client.request("roomPreferences", { room: room.room, notify: what });
    return isFailure(outcome) ? failed(outcome.message) : undefined;
  },
};

export const order: Command = {
  name: "order",
  usage: "/order name|activity|created",
  help: "how your rooms are listed",
  run(argument, desk) {
    const wanted = (["name", "activity", "created"] as const).find(one => one === argument);
    return wanted ? prefer(desk, { order: wanted }) : failed(`Like this: ${this.usage}`);
  },
};

export const receipts: Command = {
  name: "receipts",
  usage: "/receipts on|off",
  help: "whether you and others tell each other how far you have read",
  run(argument, desk) {
    if (argument !== "on" && argument !== "off") return failed(`Like this: ${this.usage}`);
    return prefer(desk, { receipts: argument === "on" });
  },
};

export const keywords: Command = {
  name: "keywords",
  usage: "/keywords [WORD…|none]",
  help: "words besides your name that concern you; without one, which",
  run(argument, desk) {
    const known = desk.client.preferences.get().keywords.join(" ");
    if (argument === "") return { text: known || "You have no keywords.", error: false };
    return prefer(desk, { keywords: argument === "none" ? [] : argument.split(/\s+/) });
  },
};

async function prefer({ client }: Desk, wish: RequestBody<"preferences">): Promise<Said> {
  const outcome = await client.request("preferences", wish);
  return isFailure(outcome) ? failed(outcome.message) : undefined;
}
