import type { Context } from "../../context.ts";
import type { MessageChange } from "../../limits/rates.ts";
import { messageBytes } from "../../message-bytes.ts";
import type { CommandType, Outcome } from "../../store/store.ts";
import type { SignedIn } from "../handler.ts";

/** What is done to a message counts for as much as the room is told of it, which is known once it is done. */
export function counted<T extends CommandType>(
  request: MessageChange,
  session: SignedIn,
  { rates, clock }: Context,
  follow: (outcome: Outcome<T>) => void,
): (outcome: Outcome<T>) => void {
  return outcome => {
    const change = "refusal" in outcome ? undefined : outcome.change;
    const told = change?.kind === "message" ? messageBytes(change.message) : 0;
    rates.told(request, told, session, clock.now());
    follow(outcome);
  };
}
