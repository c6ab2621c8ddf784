import type { AnswerBody, Refusal } from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import type { Outcome } from "../store/store.ts";
import type { SignedIn } from "./handler.ts";

/** What follows when somebody has entered a room, by making, joining or opening it: all their connections are in it. */
export function entered(
  session: SignedIn,
  { rooms }: Context,
  reply: (outcome: AnswerBody<"join"> | Refusal) => void,
): (outcome: Outcome<"joinRoom" | "createRoom" | "openDirect">) => void {
  return outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const { room, summary } = rooms.meet(outcome.result);
    session.person.enter(room);
    reply({ room: summary });
    // A conversation is entered anew by who had left it, without a change that others see.
    if (!outcome.change && !outcome.result.direct) return;
    session.person.send({ type: "joined", room: summary }, one => one !== session && one.hears(room.id));
  };
}
