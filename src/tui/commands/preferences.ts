import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command } from "./command.ts";
import { roomCommand } from "./room-command.ts";

export const favourite = roomCommand({
  name: "favourite",
  usage: "/favourite",
  help: "keep this room among the first of the list, or no longer",
  act: ({ room, favourite: already }, _argument, reach) =>
    ask(reach, "roomPreferences", { room, favourite: !already }),
});

export const notify = roomCommand({
  name: "notify",
  usage: "/notify all|mentions|none",
  help: "what of this room is to disturb you",
  act({ room }, argument, reach) {
    const what = (["all", "mentions", "none"] as const).find(one => one === argument);
    if (!what) return failed(`Like this: ${notify.usage}`);
    return ask(reach, "roomPreferences", { room, notify: what });
  },
});

export const order: Command = {
  name: "order",
  usage: "/order name|activity|created",
  help: "how your rooms are listed",
  run(argument, reach) {
    const wanted = (["name", "activity", "created"] as const).find(one => one === argument);
    return wanted ? ask(reach, "preferences", { order: wanted }) : failed(`Like this: ${this.usage}`);
  },
};

export const receipts: Command = {
  name: "receipts",
  usage: "/receipts on|off",
  help: "whether you and others tell each other how far you have read",
  run(argument, reach) {
    if (argument !== "on" && argument !== "off") return failed(`Like this: ${this.usage}`);
    return ask(reach, "preferences", { receipts: argument === "on" });
  },
};

export const keywords: Command = {
  name: "keywords",
  usage: "/keywords [WORD…|none]",
  help: "words besides your name that concern you; without one, which",
  run(argument, reach) {
    const known = reach.client.preferences.get().keywords.join(" ");
    if (argument === "") return { text: known || "You have no keywords.", error: false };
    return ask(reach, "preferences", { keywords: argument === "none" ? [] : argument.split(/\s+/) });
  },
};
