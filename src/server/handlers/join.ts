import { refuse, roomName } from "../../protocol/index.ts";
import { entered } from "./entered.ts";
import type { RequestHandler } from "./handler.ts";

export const join: RequestHandler<"join"> = (request, session, context, reply) => {
  const name = roomName(request.name);
  if (name === undefined) return reply(refuse("bad_room_name", { field: "name" }));
  const { committer, clock, limits } = context;
  committer.submit(
    { type: "joinRoom", user: session.person.user, name, most: limits.roomsPerUser, at: clock.now() },
    entered(session, context, reply),
  );
};
