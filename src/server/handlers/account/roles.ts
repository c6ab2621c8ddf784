import { refuse } from "../../../protocol/index.ts";
import { wrongInStore } from "../../identity/prove.ts";
import { hashCode } from "../../identity/secrets.ts";
import type { RequestHandler } from "../handler.ts";

export const own: RequestHandler<"own"> = (request, session, context, reply) => {
  const { committer, clock, identity } = context;
  const retryMs = identity.attempts.pause("source", session.source, clock.now());
  if (retryMs > 0) return reply(refuse("rate_limited", { retryMs }));
  const { user } = session.person;
  committer.submit({ type: "own", user, hash: hashCode(request.code), at: clock.now() }, outcome => {
    if ("refusal" in outcome) {
      wrongInStore(outcome.refusal, session, context);
      return reply(outcome.refusal);
    }
    for (const one of session.person.sessions) one.role = outcome.result.role;
    reply(outcome.result);
  });
};

export const setRole: RequestHandler<"setRole"> = (request, session, context, reply) => {
  const { committer, clock, presence } = context;
  const { user, role } = request;
  committer.submit({ type: "setRole", by: session.person.user, user, role, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    for (const one of presence.find(user)?.sessions ?? []) one.role = outcome.result.role;
    reply(outcome.result);
  });
};
