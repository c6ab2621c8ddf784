import type { AnswerBody, Refusal, Request, RequestType, Signal, SignalType } from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import type { Person } from "../rooms/presence.ts";
import type { Session } from "../session.ts";

/** A connection whose person is known. */
export type SignedIn = Session & { person: Person };

/**
 * Answers one type of request. The answer goes through `reply`, not through a promise, so that it is on its way
 * before the event that the same commit announces. What is returned only tells of a bug, when it rejects.
 */
export type RequestHandler<T extends RequestType> = (
  request: Request<T>,
  session: SignedIn,
  context: Context,
  reply: (outcome: AnswerBody<T> | Refusal) => void,
) => Promise<void> | void;

/** Takes one type of signal; a refusal is told, anything else is silence. */
export type SignalHandler<T extends SignalType> = (
  signal: Signal<T>,
  session: SignedIn,
  context: Context,
) => Refusal | undefined;

/** Whether an outcome is a refusal: no answer has both of these fields. */
export function isRefusal(outcome: object): outcome is Refusal {
  return "code" in outcome && "message" in outcome;
}
