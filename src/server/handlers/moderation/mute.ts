import { isRefusal, type RequestHandler } from "../handler.ts";
import { reasonOf, untilOf } from "./terms.ts";

export const mute: RequestHandler<"mute"> = (request, session, context, reply) => {
  const { committer, clock, rooms, presence, typing, boards } = context;
  const at = clock.now();
  const end = untilOf(request, at);
  if (isRefusal(end)) return reply(end);
  const { room, user } = request;
  const by = session.person.user;
  committer.submit({ type: "mute", by, room, user, reason: reasonOf(request), ...end, at }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply({});
    const person = presence.find(user);
    if (!person) return;
    typing.end(rooms.get(room), person);
    boards.hush(rooms.get(room), person);
  });
};

export const unmute: RequestHandler<"unmute"> = (request, session, { committer, clock }, reply) => {
  const { room, user } = request;
  const by = session.person.user;
  committer.submit({ type: "unmute", by, room, user, at: clock.now() }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : {});
  });
};
