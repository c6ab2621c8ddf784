import type { RequestBody } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command, Reach } from "./command.ts";
import { split } from "./people.ts";

export const ignore: Command = {
  name: "ignore",
  usage: "/ignore [NAME]",
  help: "fold what somebody says, everywhere; without a name, whom you ignore",
  run(argument, reach) {
    const { ignored } = reach.client.preferences.get();
    return shun(reach, argument, { ignored: true }, "is ignored", ignored);
  },
};

export const unignore: Command = {
  name: "unignore",
  usage: "/unignore NAME",
  help: "show again what they say",
  run(argument, reach) {
    return shun(reach, argument, { ignored: false }, "is not ignored any more");
  },
};

export const block: Command = {
  name: "block",
  usage: "/block [NAME]",
  help: "take no direct messages of somebody; without a name, of whom",
  run(argument, reach) {
    const { blocked } = reach.client.preferences.get();
    return shun(reach, argument, { blocked: true }, "cannot write to you directly", blocked);
  },
};

export const unblock: Command = {
  name: "unblock",
  usage: "/unblock NAME",
  help: "take direct messages of them again",
  run(argument, reach) {
    return shun(reach, argument, { blocked: false }, "can write to you directly");
  },
};

function shun(
  reach: Reach,
  argument: string,
  wish: Omit<RequestBody<"shun">, "name">,
  done: string,
  those?: readonly { readonly name: string }[],
): Promise<Said> | Said {
  const name = split(argument)[0].replace(/^@/, "");
  if (name === "" && those) return { text: those.map(one => one.name).join(", ") || "Nobody.", error: false };
  if (name === "") return failed("Say whom.");
  return ask(reach, "shun", { name, ...wish }, `${name} ${done}.`);
}
