import { colours, displayName, isTopic, limits } from "../../protocol/index.ts";
import { fullName, type Named } from "../rows/shown-as.ts";
import { failed, type Said } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command } from "./command.ts";
import { aboutSomebodyHere, split } from "./people.ts";

export const nick: Command = {
  name: "nick",
  usage: "/nick [NAME]",
  help: "be called so besides your name; without one, by your name alone",
  run(argument, reach) {
    if (argument === "") return ask(reach, "profile", { display: null }, "You are shown by your name.");
    const display = displayName(argument);
    if (display === undefined) {
      return failed(
        `At most ${limits.display} characters, the first a letter or a digit, and no brackets: ${this.usage}`,
      );
    }
    return ask(reach, "profile", { display }, `You are shown as ${display}.`);
  },
};

export const status: Command = {
  name: "status",
  usage: "/status [TEXT]",
  help: "say something of yourself; without a text, nothing any more",
  run(argument, reach) {
    if (argument.length > limits.status || !isTopic(argument)) {
      return failed(`Say it in one line of at most ${limits.status} characters.`);
    }
    const done = argument === "" ? "You have no status." : `Your status: ${argument}`;
    return ask(reach, "profile", { status: argument === "" ? null : argument }, done);
  },
};

const ofSomebody = aboutSomebodyHere({
  name: "profile",
  usage: "/profile [NAME], /profile colour red|…|none",
  help: "how somebody is shown, or yourself; the colour of your name",
  act: ({ person }) => tell(person),
});

export const profile: Command = {
  ...ofSomebody,
  run(argument, reach) {
    const [first, rest] = split(argument);
    const me = reach.client.me.get();
    if (argument === "") return me ? tell(me) : failed("You are not connected.");
    if (first !== "colour" && first !== "color") return ofSomebody.run(argument, reach);
    if (rest === "none") return ask(reach, "profile", { colour: null }, "Your name has the colour it had.");
    const colour = colours.find(one => one === rest);
    return colour
      ? ask(reach, "profile", { colour }, `Your name is ${colour}.`)
      : failed(`Like this: ${this.usage}`);
  },
};

function tell(one: Named): Said {
  const { colour, status } = one.profile ?? {};
  const all = [fullName(one), colour, status].filter(Boolean);
  return { text: all.join(", ") + (one.profile ? "" : ": nothing is told but the name."), error: false };
}
