import type { RequestHandler } from "../handler.ts";

export const clearBoard: RequestHandler<"clearBoard"> = (
  request,
  session,
  { committer, clock, limits },
  reply,
) => {
  const { type, room, on } = request;
  const { user } = session.person;
  const command = { type, user, room, on, members: limits.clearMembers, at: clock.now() };
  committer.submit<"clearBoard">(command, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
