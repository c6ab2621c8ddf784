import { pins as pinsOf, titleOf } from "../../client/index.ts";
import { roomCommand } from "./room-command.ts";

export const pins = roomCommand({
  name: "pins",
  usage: "/pins",
  help: "what is pinned in this room",
  act(room, _argument, { open }) {
    open(`Pinned in ${titleOf(room)}`, pinsOf(room.room));
    return undefined;
  },
});
