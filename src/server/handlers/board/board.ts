import { isRefusal, type RequestHandler } from "../handler.ts";
import { pageBytes } from "./page-bytes.ts";

export const board: RequestHandler<"board"> = async (request, session, context, reply) => {
  const { store, flattener, limits } = context;
  const { room, since = 0 } = request;
  const wanted = { user: session.person.user, room, since, bytes: pageBytes(limits) };
  let page = await store.read("board", { ...wanted, anyhow: false });
  if (page === "flatten") {
    await flattener.flatten(room);
    page = await store.read("board", { ...wanted, anyhow: true });
  }
  if (page === "flatten") throw new Error("a board was to be read anyhow");
  reply(isRefusal(page) ? page : { ...page, strokes: [...page.strokes] });
};
