import type { RequestHandler } from "../handler.ts";

export const roomRole: RequestHandler<"roomRole"> = (request, session, { committer, clock }, reply) => {
  const { room, user, role } = request;
  const by = session.person.user;
  committer.submit({ type: "setRoomRole", by, user, room, role, at: clock.now() }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
