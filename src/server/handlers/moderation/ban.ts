import { close, type Refusal, refuse } from "../../../protocol/index.ts";
import { isWithin, type Networks, networkList } from "../../perimeter/networks.ts";
import { sendOut } from "../../rooms/send-out.ts";
import type { Session } from "../../session.ts";
import type { Whom } from "../../store/moderation.ts";
import { may } from "../../store/rights.ts";
import { sentence } from "../../store/sanction.ts";
import { isRefusal, type RequestHandler } from "../handler.ts";
import { reasonOf, untilOf, whomOf } from "./terms.ts";

export const ban: RequestHandler<"ban"> = (request, session, context, reply) => {
  const { committer, clock } = context;
  const at = clock.now();
  const whom = whomOf(request);
  if (isRefusal(whom)) return reply(whom);
  const end = untilOf(request, at);
  if (isRefusal(end)) return reply(end);
  const { user: by, name } = session.person;
  const reason = reasonOf(request);
  const { room } = request;
  const said = reason === "" ? {} : { reason };
  if (room !== undefined) {
    const command = { type: "banFromRoom", by, room, whom: whom as Whom, reason, ...end, at } as const;
    return committer.submit(command, outcome => {
      if ("refusal" in outcome) return reply(outcome.refusal);
      reply({});
      sendOut(context, room, outcome.result.users, { why: "banned", by: name, ...said });
    });
  }
  committer.submit({ type: "banFromServer", by, whom, reason, ...end, at }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    reply({});
    const users = new Set(outcome.result.users);
    const refusal = refuse("banned", sentence("You are banned from this server", end.until ?? null, reason));
    const fits =
      "address" in whom ? isFrom(whom.address) : (one: Session) => users.has(one.person?.user ?? 0);
    for (const one of context.presence.connected(fits)) shutOut(one, refusal);
  });
};

export const unban: RequestHandler<"unban"> = (request, session, { committer, clock }, reply) => {
  const whom = whomOf(request);
  if (isRefusal(whom)) return reply(whom);
  const by = session.person.user;
  const { room } = request;
  const at = clock.now();
  const command =
    room === undefined
      ? ({ type: "liftServerBan", by, whom, at } as const)
      : ({ type: "liftRoomBan", by, room, whom: whom as Whom, at } as const);
  committer.submit(command, outcome => reply("refusal" in outcome ? outcome.refusal : {}));
};

/** Who came from there; those who may lift the ban are let in from anywhere. */
function isFrom(address: string): (session: Session) => boolean {
  const network = networkList([address]) as Networks;
  return ({ address, role }) => isWithin(address, network) && !may(role, "banFromServer");
}

/** The connection is told why, and ends. */
function shutOut(session: Session, refusal: Refusal): void {
  session.refuse(refusal);
  session.close(close.banned, "banned");
}
