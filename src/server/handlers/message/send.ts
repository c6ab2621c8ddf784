import type { AnswerBody, Refusal } from "../../../protocol/index.ts";
import { isPicture, maySay, refuse } from "../../../protocol/index.ts";
import type { Context } from "../../context.ts";
import type { Outcome } from "../../store/store.ts";
import type { RequestHandler, SignedIn } from "../handler.ts";
import { counted } from "./counted.ts";

export const send: RequestHandler<"send"> = (request, session, context, reply) => {
  if (!maySay(request)) return reply(refuse("bad_text", { field: "text" }));
  if (request.picture && !isPicture(request.picture)) {
    return reply(refuse("bad_picture", { field: "picture" }));
  }
  const { committer, clock } = context;
  const { type, id: _, ...saying } = request;
  const command = { type, user: session.person.user, ...saying, at: clock.now() };
  committer.submit(command, said(request.room, session, context, reply));
};

export const forward: RequestHandler<"forward"> = (request, session, context, reply) => {
  const { committer, clock } = context;
  const { type, room, cid, from } = request;
  const follow = counted<"forward">(request, session, context, said(room, session, context, reply));
  // The room it goes to was looked at; a token has to be good for where it comes from as well.
  if (!session.reaches(from.room) || !session.can("read")) {
    return follow({ refusal: refuse("not_allowed", { field: "from" }) });
  }
  const command = { type, user: session.person.user, room, cid, from, at: clock.now() };
  committer.submit<"forward">(command, follow);
};

/** What follows when somebody has said something. */
function said(
  room: number,
  { person }: SignedIn,
  { rooms, typing, receipts }: Context,
  reply: (outcome: AnswerBody<"send"> | Refusal) => void,
): (outcome: Outcome<"send">) => void {
  return outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply(outcome.result);
    const live = rooms.get(room);
    typing.sent(live, person);
    // Who says something has read what is above it.
    receipts.move(live, person, { read: outcome.result.seq });
  };
}
