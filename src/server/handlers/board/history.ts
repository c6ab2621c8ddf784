import { isRefusal, type RequestHandler } from "../handler.ts";
import { pageBytes } from "./page-bytes.ts";

export const boardHistory: RequestHandler<"boardHistory"> = async (
  request,
  session,
  { store, limits },
  reply,
) => {
  const { room, before = Number.MAX_SAFE_INTEGER, limit = limits.page } = request;
  const { user } = session.person;
  const page = await store.read("boardHistory", { user, room, before, limit, bytes: pageBytes(limits) });
  reply(isRefusal(page) ? page : { ...page, entries: [...page.entries] });
};
