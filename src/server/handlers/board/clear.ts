import type { RequestHandler } from "../handler.ts";

export const clearBoard: RequestHandler<"clearBoard"> = (
  request,
  session,
  { committer, clock, limits, flattener },
  reply,
) => {
  const { type, room, on } = request;
  const { user } = session.person;
  const command = { type, user, room, on, members: limits.clearMembers, at: clock.now() };
  committer.submit<"clearBoard">(command, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    flattener.cleared(room);
    reply(outcome.result);
  });
};
