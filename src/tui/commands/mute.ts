import { ask } from "./ask.ts";
import { aboutSomebodyHere, terms } from "./people.ts";

export const mute = aboutSomebodyHere({
  name: "mute",
  usage: "/mute NAME [10m|2h|1d] [WHY]",
  help: "let somebody read and say nothing",
  act({ room, person, rest }, reach) {
    const body = { room: room.room, user: person.user, ...terms(rest, reach.now()) };
    return ask(reach, "mute", body, `${person.name} is muted.`);
  },
});

export const unmute = aboutSomebodyHere({
  name: "unmute",
  usage: "/unmute NAME",
  help: "let them speak again",
  act({ room, person }, reach) {
    return ask(reach, "unmute", { room: room.room, user: person.user }, `${person.name} may speak.`);
  },
});
