import { refuse, userName } from "../../../protocol/index.ts";
import type { RequestHandler } from "../handler.ts";

export const inviteTo: RequestHandler<"inviteTo"> = (
  request,
  session,
  { committer, presence, clock },
  reply,
) => {
  const name = userName(request.name);
  if (name === undefined) return reply(refuse("bad_name", { field: "name" }));
  const by = session.person.user;
  committer.submit({ type: "inviteToRoom", by, room: request.room, name, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const { user, invitation } = outcome.result;
    reply({});
    if (!invitation) return;
    presence.find(user)?.send({ type: "invited", invitation }, one => one.can("account"));
  });
};
