import { isRefusal, type RequestHandler } from "./handler.ts";

export const members: RequestHandler<"members"> = (request, session, { store, presence, limits }, reply) => {
  const { room, after = 0, limit = limits.page } = request;
  return store.read("members", { user: session.person.user, room, after, limit }).then(page => {
    if (isRefusal(page)) return reply(page);
    const people = page.members.map(member => ({ ...member, presence: presence.of(member.user) }));
    reply({ head: page.head, members: people, more: page.more });
  });
};
