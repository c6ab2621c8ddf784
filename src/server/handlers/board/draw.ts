import type { RequestHandler } from "../handler.ts";

export const draw: RequestHandler<"draw"> = (request, session, context, reply) => {
  const { committer, clock, flattener } = context;
  const { room, stroke } = request;
  const { user } = session.person;
  committer.submit({ type: "draw", user, room, stroke, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const { mark, flatten } = outcome.result;
    reply({ mark });
    if (flatten) void flattener.flatten(room);
  });
};
