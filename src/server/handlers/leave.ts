import type { RequestHandler } from "./handler.ts";

export const leave: RequestHandler<"leave"> = (
  request,
  session,
  { committer, rooms, typing, boards, clock },
  reply,
) => {
  const { person } = session;
  committer.submit({ type: "leaveRoom", user: person.user, room: request.room, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const room = rooms.get(request.room);
    typing.left(room, person);
    boards.left(room, person);
    person.leave(room);
    reply(outcome.result);
    person.send({ type: "left", room: room.id }, one => one !== session && one.reaches(room.id));
  });
};
