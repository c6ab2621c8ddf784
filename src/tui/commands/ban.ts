import { ask } from "./ask.ts";
import { aboutSomebody, terms } from "./people.ts";

export const ban = aboutSomebody({
  name: "ban",
  usage: "/ban NAME [10m|2h|1d] [WHY]",
  help: "keep somebody out of this room, whether or not they are in it",
  act({ room, name, rest }, reach) {
    const body = { room: room.room, name, ...terms(rest, reach.now()) };
    return ask(reach, "ban", body, `${name} is banned from #${room.name}.`);
  },
});

export const unban = aboutSomebody({
  name: "unban",
  usage: "/unban NAME",
  help: "let them come back",
  act({ room, name }, reach) {
    return ask(reach, "unban", { room: room.room, name }, `${name} may come back.`);
  },
});
