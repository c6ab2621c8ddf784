import { parseQuery } from "../../search/query.ts";
import { isRefusal, type RequestHandler } from "../handler.ts";

export const search: RequestHandler<"search"> = (request, session, { store, limits, clock }, reply) => {
  const { query, before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  const wanted = parseQuery(query, clock.now());
  if (isRefusal(wanted)) return reply(wanted);
  const only = session.onlyRooms ? { only: session.onlyRooms } : {};
  return store.read("search", { user: session.person.user, wanted, before, limit, ...only }).then(reply);
};
