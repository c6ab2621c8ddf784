import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const me: Command = {
  name: "me",
  usage: "/me TEXT",
  help: "say what you do",
  run(argument, { say }) {
    return argument === "" ? failed("Say what you do: /me waves") : say(argument, { action: true });
  },
};
