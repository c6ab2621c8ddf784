import { refuse, roomName } from "../../protocol/index.ts";
import { entered } from "./entered.ts";
import type { RequestHandler, SignedIn } from "./handler.ts";

/** A token may be for some rooms only. */
function onlyRooms({ onlyRooms: only }: SignedIn): { only?: readonly number[] } {
  return only ? { only } : {};
}

export const join: RequestHandler<"join"> = (request, session, context, reply) => {
  const name = roomName(request.name);
  if (name === undefined) return reply(refuse("bad_room_name", { field: "name" }));
  const { committer, clock, limits } = context;
  committer.submit(
    {
      type: "joinRoom",
      user: session.person.user,
      name,
      ...onlyRooms(session),
      most: limits.roomsPerUser,
      at: clock.now(),
    },
    entered(session, context, reply),
  );
};
