import type { RequestHandler } from "./handler.ts";

export const rooms: RequestHandler<"rooms"> = (
  { query = "", after = "", limit },
  session,
  { store, limits },
  reply,
) => {
  return store
    .read("directory", { user: session.person.user, query, after, limit: limit ?? limits.page })
    .then(page => reply({ rooms: [...page.rooms], more: page.more }));
};
