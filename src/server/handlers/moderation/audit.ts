import { isRefusal, type RequestHandler } from "../handler.ts";

export const audit: RequestHandler<"audit"> = (request, session, { store, limits }, reply) => {
  const { before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  return store.read("audit", { user: session.person.user, before, limit }).then(page => {
    reply(isRefusal(page) ? page : { entries: [...page.entries], more: page.more });
  });
};
