import { isRefusal, type RequestHandler } from "../handler.ts";

export const pins: RequestHandler<"pins"> = (request, session, { store, limits }, reply) => {
  const { room, before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  return store.read("pins", { user: session.person.user, room, before, limit }).then(page => {
    reply(isRefusal(page) ? page : { ...page, messages: [...page.messages] });
  });
};

export const thread: RequestHandler<"thread"> = (request, session, { store, limits }, reply) => {
  const { room, seq, after = 0, limit = limits.page } = request;
  return store.read("thread", { user: session.person.user, room, seq, after, limit }).then(page => {
    reply(isRefusal(page) ? page : { ...page, messages: [...page.messages] });
  });
};

export const mentions: RequestHandler<"mentions"> = (request, session, { store, limits }, reply) => {
  const { before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  const only = session.onlyRooms ? { only: session.onlyRooms } : {};
  return store.read("mentions", { user: session.person.user, before, limit, ...only }).then(reply);
};

export const info: RequestHandler<"info"> = (request, session, { store, limits }, reply) => {
  const { room, seq } = request;
  const members = limits.receiptMembers;
  return store.read("info", { user: session.person.user, room, seq, members }).then(reply);
};
