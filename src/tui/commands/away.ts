import { isTopic, limits } from "../../protocol/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const away: Command = {
  name: "away",
  usage: "/away [TEXT]",
  help: "say that you are away, and perhaps why, until /back",
  run(argument, { client }) {
    if (argument.length > limits.awayText || !isTopic(argument)) {
      return failed(`Say it in one line of at most ${limits.awayText} characters.`);
    }
    client.presence("away", argument === "" ? undefined : argument);
    return { text: "You are away: /back when you are not.", error: false };
  },
};

export const back: Command = {
  name: "back",
  usage: "/back",
  help: "be here again",
  run(_argument, { client }) {
    client.presence("online");
    return undefined;
  },
};
