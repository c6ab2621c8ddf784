import { isRefusal, type RequestHandler } from "./handler.ts";

export const members: RequestHandler<"members"> = (request, session, { store, presence, limits }, reply) => {
  const { room, after = 0, limit = limits.page } = request;
  return store.read("members", { user: session.person.user, room, after, limit }).then(page => {
    if (isRefusal(page)) return reply(page);
    const people = page.members.map(({ seenAt, ...member }) => {
      const now = presence.of(member.user);
      return { ...member, ...now, ...(now.presence === "offline" && seenAt ? { seenAt } : {}) };
    });
    reply({ head: page.head, members: people, more: page.more });
  });
};
