import { isRefusal, type RequestHandler } from "../handler.ts";

export const bans: RequestHandler<"bans"> = (request, session, { store, limits, clock }, reply) => {
  const { room, after = 0, limit = limits.page } = request;
  const { user } = session.person;
  const where = room === undefined ? {} : { room };
  return store.read("bans", { user, ...where, after, limit, at: clock.now() }).then(page => {
    reply(isRefusal(page) ? page : { bans: [...page.bans], more: page.more });
  });
};
