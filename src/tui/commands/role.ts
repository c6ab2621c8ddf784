import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import { aboutSomebodyHere } from "./people.ts";

const roles = ["owner", "moderator", "member"] as const;

export const role = aboutSomebodyHere({
  name: "role",
  usage: "/role NAME owner|moderator|member",
  help: "give somebody a role in this room",
  act({ room, person, rest }, reach) {
    const wanted = roles.find(one => one === rest);
    if (!wanted) return failed(`Like this: ${role.usage}`);
    const body = { room: room.room, user: person.user, role: wanted };
    const article = wanted === "owner" ? "an" : "a";
    return ask(reach, "roomRole", body, `${person.name} is ${article} ${wanted} here.`);
  },
});
