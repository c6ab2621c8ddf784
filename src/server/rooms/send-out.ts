import type { ServerEvent } from "../../protocol/index.ts";
import type { Context } from "../context.ts";

/** Why somebody is not in a room any more, by whose doing. */
export type Parting = Required<Pick<ServerEvent<"left">, "why" | "by">> & { readonly reason?: string };

/** These people are not in a room any more, by the store's word: all their connections are told, and hear nothing of it. */
export function sendOut(
  { rooms, presence, typing, boards }: Pick<Context, "rooms" | "presence" | "typing" | "boards">,
  id: number,
  users: readonly number[],
  parting: Parting,
): void {
  const room = rooms.get(id);
  for (const user of users) {
    const person = presence.find(user);
    if (!person) continue;
    typing.left(room, person);
    boards.left(room, person);
    person.leave(room);
    person.send({ type: "left", room: id, ...parting }, session => session.reaches(id));
  }
}
