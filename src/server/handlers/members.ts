import { isPlain } from "../../protocol/index.ts";
import { isRefusal, type RequestHandler } from "./handler.ts";

export const members: RequestHandler<"members"> = (request, session, { store, presence, limits }, reply) => {
  const { room, after = 0, limit = limits.page } = request;
  return store.read("members", { user: session.person.user, room, after, limit }).then(page => {
    if (isRefusal(page)) return reply(page);
    const people = page.members.map(({ seenAt, profile: stored, ...member }) => {
      // What was read may be older than what was told since.
      const profile = presence.find(member.user)?.profile ?? stored ?? {};
      const now = presence.of(member.user);
      return {
        ...member,
        ...now,
        ...(now.presence === "offline" && seenAt ? { seenAt } : {}),
        ...(isPlain(profile) ? {} : { profile }),
      };
    });
    reply({ head: page.head, members: people, more: page.more });
  });
};
