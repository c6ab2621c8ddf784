import { refuse, roomName } from "../../../protocol/index.ts";
import type { NewSettings } from "../../store/rooms.ts";
import type { RequestHandler } from "../handler.ts";

export const changeRoom: RequestHandler<"room"> = (request, session, { committer, clock }, reply) => {
  const { type: _, id: _id, room, name: wanted, ...rest } = request;
  const name = wanted === undefined ? undefined : roomName(wanted);
  if (wanted !== undefined && name === undefined) return reply(refuse("bad_room_name", { field: "name" }));
  const settings: NewSettings = name === undefined ? rest : { ...rest, name };
  const { user } = session.person;
  committer.submit({ type: "changeRoom", user, room, settings, at: clock.now() }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
