import type { RequestHandler } from "../handler.ts";

export const undraw: RequestHandler<"undraw"> = (request, session, { committer, clock }, reply) => {
  const { type, id: _, ...wanted } = request;
  const command = { type, user: session.person.user, ...wanted, at: clock.now() };
  committer.submit<"undraw">(command, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
