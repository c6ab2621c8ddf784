import { isFailure } from "../../client/index.ts";
import { type Command, failed } from "./command.ts";

export const join: Command = {
  name: "join",
  usage: "/join ROOM",
  help: "go into a room; a new one is made",
  async run(argument, { client, show }) {
    if (argument === "") return failed("Say which room: /join ROOM");
    const joined = await client.join(argument);
    if (!isFailure(joined)) {
      show(joined.room);
      return undefined;
    }
    if (joined.code !== "no_such_room") return failed(joined.message);
    const created = await client.create(argument);
    if (isFailure(created)) return failed(created.message);
    show(created.room);
    return { text: `You made #${created.name}.`, error: false };
  },
};
