import { ask } from "./ask.ts";
import { aboutSomebody } from "./people.ts";

export const invite = aboutSomebody({
  name: "invite",
  usage: "/invite NAME",
  help: "ask somebody into this room; into a private one they come only so",
  act({ room, name }, reach) {
    return ask(reach, "inviteTo", { room: room.room, name }, `${name} is invited.`);
  },
});
