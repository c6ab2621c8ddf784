import { type Client, isFailure, type RoomState } from "../../client/index.ts";
import { foldName, parsePermalink } from "../../protocol/index.ts";
import { elsewhere } from "../linked-place.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const join: Command = {
  name: "join",
  usage: "/join ROOM",
  help: "go into a room, also by an address; a new one is made",
  async run(argument, { client, show, goTo }) {
    if (argument === "") return failed("Say which room: /join ROOM");
    const link = parsePermalink(argument);
    const said = link && elsewhere(link, argument, client);
    if (said) return said;
    const name = link?.room ?? argument;
    const joined = await client.join(name);
    // Where one is, one goes without a connection.
    const place =
      isFailure(joined) && joined.code === "offline" ? (roomHere(client, name) ?? joined) : joined;
    if (!isFailure(place)) {
      if (link?.seq === undefined) show(place.room);
      else await goTo({ room: place.room, seq: link.seq });
      return undefined;
    }
    // A message is in no room that is not there.
    if (place.code !== "no_such_room" || link?.seq !== undefined) return failed(place.message);
    const created = await client.create(name);
    if (isFailure(created)) return failed(created.message);
    show(created.room);
    return { text: `You made #${created.name}.`, error: false };
  },
};

function roomHere(client: Client, name: string): RoomState | undefined {
  const isMeant = (room: RoomState) => !room.direct && foldName(room.name) === foldName(name);
  return [...client.rooms.get().values()].find(isMeant);
}
