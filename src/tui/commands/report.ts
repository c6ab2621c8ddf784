import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import { aboutSomebodyHere, because } from "./people.ts";

export const report = aboutSomebodyHere({
  name: "report",
  usage: "/report NAME [WHY]",
  help: "show the last message of somebody to those who keep order",
  act({ room, person, rest }, reach) {
    const { messages } = reach.client.room(room.room).timeline.get();
    const last = messages.findLast(message => message.user === person.user);
    if (!last) return failed(`${person.name} has said nothing that is loaded here.`);
    const body = { room: room.room, seq: last.seq, ...because(rest) };
    return ask(reach, "report", body, "It is reported.");
  },
});
