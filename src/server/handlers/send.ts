import { isMessageText, refuse } from "../../protocol/index.ts";
import type { RequestHandler } from "./handler.ts";

export const send: RequestHandler<"send"> = (request, session, context, reply) => {
  if (!isMessageText(request.text)) return reply(refuse("bad_text", { field: "text" }));
  const { committer, rooms, typing, receipts, clock } = context;
  const { person } = session;
  const { room, cid, text } = request;
  committer.submit({ type: "send", user: person.user, room, cid, text, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply(outcome.result);
    const live = rooms.get(room);
    typing.sent(live, person);
    // Who says something has read what is above it.
    receipts.move(live, person, { read: outcome.result.seq });
  });
};
