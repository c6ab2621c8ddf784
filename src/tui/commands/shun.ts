import type { RequestBody } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command, Desk } from "./command.ts";
import { split } from "./people.ts";

export const ignore: Command = {
  name: "ignore",
  usage: "/ignore [NAME]",
  help: "fold what somebody says, everywhere; without a name, whom you ignore",
  run(argument, desk) {
    const { ignored } = desk.client.preferences.get();
    return shun(desk, argument, { ignored: true }, "is ignored", ignored);
  },
};

export const unignore: Command = {
  name: "unignore",
  usage: "/unignore NAME",
  help: "show again what they say",
  run(argument, desk) {
    return shun(desk, argument, { ignored: false }, "is not ignored any more");
  },
};

export const block: Command = {
  name: "block",
  usage: "/block [NAME]",
  help: "take no direct messages of somebody; without a name, of whom",
  run(argument, desk) {
    const { blocked } = desk.client.preferences.get();
    return shun(desk, argument, { blocked: true }, "cannot write to you directly", blocked);
  },
};

export const unblock: Command = {
  name: "unblock",
  usage: "/unblock NAME",
  help: "take direct messages of them again",
  run(argument, desk) {
    return shun(desk, argument, { blocked: false }, "can write to you directly");
  },
};

function shun(
  desk: Desk,
  argument: string,
  wish: Omit<RequestBody<"shun">, "name">,
  done: string,
  those?: readonly { readonly name: string }[],
): Promise<Said> | Said {
  const name = split(argument)[0].replace(/^@/, "");
  if (name === "" && those) return { text: those.map(one => one.name).join(", ") || "Nobody.", error: false };
  if (name === "") return failed("Say whom.");
  return ask(desk, "shun", { name, ...wish }, `${name} ${done}.`);
}
