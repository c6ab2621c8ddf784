import { sendOut } from "../../rooms/send-out.ts";
import type { RequestHandler } from "../handler.ts";
import { reasonOf } from "./terms.ts";

export const kick: RequestHandler<"kick"> = (request, session, context, reply) => {
  const { committer, clock } = context;
  const { room, user } = request;
  const { user: by, name } = session.person;
  const reason = reasonOf(request);
  committer.submit({ type: "kick", by, room, user, reason, at: clock.now() }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply({});
    const said = reason === "" ? {} : { reason };
    sendOut(context, room, outcome.result.users, { why: "kicked", by: name, ...said });
  });
};
