import { isRefusal, type RequestHandler } from "./handler.ts";

export const sync: RequestHandler<"sync"> = (request, session, { store, limits }, reply) => {
  const { room, since, limit = limits.page } = request;
  return store.read("changes", { user: session.person.user, room, since, limit }).then(page => {
    reply(isRefusal(page) ? page : { ...page, messages: [...page.messages], members: [...page.members] });
  });
};
