import { ask } from "./ask.ts";
import { aboutSomebodyHere, terms } from "./people.ts";

export const mute = aboutSomebodyHere({
  name: "mute",
  usage: "/mute NAME [10m|2h|1d] [WHY]",
  help: "let somebody read and say nothing",
  act({ room, person, rest }, desk) {
    const body = { room: room.room, user: person.user, ...terms(rest, desk.now()) };
    return ask(desk, "mute", body, `${person.name} is muted.`);
  },
});

export const unmute = aboutSomebodyHere({
  name: "unmute",
  usage: "/unmute NAME",
  help: "let them speak again",
  act({ room, person }, desk) {
    return ask(desk, "unmute", { room: room.room, user: person.user }, `${person.name} may speak.`);
  },
});
