import { refuse, roomName } from "../../../protocol/index.ts";
import { sendOut } from "../../rooms/send-out.ts";
import type { RequestHandler } from "../handler.ts";

export const deleteRoom: RequestHandler<"deleteRoom"> = (request, session, context, reply) => {
  const { committer, clock, rooms } = context;
  const name = roomName(request.name);
  if (name === undefined) return reply(refuse("bad_room_name", { field: "name" }));
  const { room } = request;
  const { user, name: by } = session.person;
  committer.submit({ type: "deleteRoom", user, room, name, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply({});
    sendOut(context, room, outcome.result.users, { why: "deleted", by });
    rooms.drop(room);
  });
};
