import { close, refuse } from "../../../protocol/index.ts";
import type { Context } from "../../context.ts";
import type { RequestHandler } from "../handler.ts";

/** What was revoked is gone from the store first, and then cut off: it cannot come back in between. */
export const revoke: RequestHandler<"revoke"> = (request, session, context, reply) => {
  const { device, others } = request;
  if ((device === undefined) === (others === undefined)) {
    return reply(refuse("bad_frame", { message: "Say which device, or others." }));
  }
  const { user } = session.person;
  const which = device === undefined ? { except: session.device } : { device };
  context.committer.submit({ type: "revoke", user, ...which }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const { revoked } = outcome.result;
    reply({ revoked: revoked.length });
    cutOff(revoked, context);
  });
};

/** Closes what is connected by ways in that are no more. */
export function cutOff(revoked: readonly number[], { presence }: Context): void {
  for (const one of presence.connectedWith(new Set(revoked))) one.close(close.revoked, "revoked");
}
