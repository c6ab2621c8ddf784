import { ask } from "./ask.ts";
import { aboutSomebodyHere, because } from "./people.ts";

export const kick = aboutSomebodyHere({
  name: "kick",
  usage: "/kick NAME [WHY]",
  help: "take somebody out of this room",
  act({ room, person, rest }, reach) {
    const body = { room: room.room, user: person.user, ...because(rest) };
    return ask(reach, "kick", body, `${person.name} is out.`);
  },
});
