import { refuse } from "../../protocol/index.ts";
import type { Place } from "../store/store.ts";
import { isRefusal, type RequestHandler } from "./handler.ts";

export const history: RequestHandler<"history"> = (request, session, { store, limits }, reply) => {
  const { room, before, after, around, at, limit = limits.page } = request;
  const places: Place[] = [];
  if (before !== undefined) places.push({ at: "before", seq: before });
  if (after !== undefined) places.push({ at: "after", seq: after });
  if (around !== undefined) places.push({ at: "around", seq: around });
  if (at !== undefined) places.push({ at: "time", time: at });
  const [place = { at: "newest" }] = places;
  if (places.length > 1) {
    return reply(
      refuse("bad_frame", { message: "Give one of before, after, around and at, or none of them." }),
    );
  }
  return store.read("history", { user: session.person.user, room, place, limit }).then(page => {
    reply(isRefusal(page) ? page : { ...page, messages: [...page.messages] });
  });
};
