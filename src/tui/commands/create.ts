import { isFailure } from "../../client/index.ts";
import { type Command, failed } from "./command.ts";
import { split } from "./people.ts";

export const create: Command = {
  name: "create",
  usage: "/create ROOM [TOPIC]",
  help: "make a room, which you own",
  async run(argument, { client, show }) {
    const [name, topic] = split(argument);
    if (name === "") return failed(`Like this: ${this.usage}`);
    const created = await client.create(name, topic);
    if (isFailure(created)) return failed(created.message);
    show(created.room);
    return undefined;
  },
};
