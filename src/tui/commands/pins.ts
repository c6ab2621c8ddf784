import { pins as pinsOf, titleOf } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const pins: Command = {
  name: "pins",
  usage: "/pins",
  help: "what is pinned in this room",
  run(_argument, { room, open }) {
    if (!room) return failed("You are in no room.");
    open(`Pinned in ${titleOf(room)}`, pinsOf(room.room));
    return undefined;
  },
};
