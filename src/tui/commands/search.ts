import { search as find } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const search: Command = {
  name: "search",
  usage: "/search QUERY",
  help: "find messages in all your rooms",
  run(argument, { open }) {
    if (argument === "") return failed("Say what to look for: /search QUERY");
    open(`Search: ${argument}`, find(argument));
    return undefined;
  },
};
