import { isRefusal, type RequestHandler } from "../handler.ts";
import { reasonOf } from "./terms.ts";

export const report: RequestHandler<"report"> = (request, session, context, reply) => {
  const { committer, presence, clock } = context;
  const { room, seq } = request;
  const { user } = session.person;
  const reason = reasonOf(request);
  committer.submit({ type: "report", user, room, seq, reason, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply({});
    const { users, report } = outcome.result;
    // As the list of them, it is nothing for tokens.
    for (const one of users) presence.find(one)?.send({ type: "report", report }, it => it.can("account"));
  });
};

export const reports: RequestHandler<"reports"> = (request, session, { store, limits }, reply) => {
  const { room, before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  const where = room === undefined ? {} : { room };
  return store.read("reports", { user: session.person.user, ...where, before, limit }).then(page => {
    reply(isRefusal(page) ? page : { reports: [...page.reports], more: page.more });
  });
};

export const settle: RequestHandler<"settle"> = (request, session, { committer, clock }, reply) => {
  const { room, report } = request;
  const where = room === undefined ? {} : { room };
  const by = session.person.user;
  committer.submit({ type: "settle", by, ...where, report, at: clock.now() }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
