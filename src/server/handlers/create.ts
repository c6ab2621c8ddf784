import { isTopic, refuse, roomName } from "../../protocol/index.ts";
import { entered } from "./entered.ts";
import type { RequestHandler } from "./handler.ts";

export const create: RequestHandler<"create"> = (request, session, context, reply) => {
  const name = roomName(request.name);
  if (name === undefined) return reply(refuse("bad_room_name", { field: "name" }));
  const topic = request.topic ?? "";
  if (!isTopic(topic)) return reply(refuse("bad_topic", { field: "topic" }));
  const { committer, clock, limits } = context;
  committer.submit(
    {
      type: "createRoom",
      user: session.person.user,
      name,
      topic,
      ...(request.board ? { board: request.board } : {}),
      most: limits.roomsPerUser,
      at: clock.now(),
    },
    entered(session, context, reply),
  );
};
