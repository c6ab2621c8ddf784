import { refuse, userName } from "../../../protocol/index.ts";
import type { RequestHandler } from "../handler.ts";

export const rename: RequestHandler<"rename"> = (request, session, { committer, clock }, reply) => {
  const name = userName(request.name);
  if (name === undefined) return reply(refuse("bad_name", { field: "name" }));
  const { person } = session;
  committer.submit({ type: "rename", user: person.user, name, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    person.name = outcome.result.name;
    reply(outcome.result);
  });
};
