import { isUtf8 } from "node:buffer";
import { type ClientFrame, parseClientFrame, type Request, refuse, type Signal } from "../protocol/index.ts";
import type { Context } from "./context.ts";
import { auth } from "./handlers/auth.ts";
import { isRefusal, type RequestHandler, type SignalHandler, type SignedIn } from "./handlers/handler.ts";
import { ping } from "./handlers/ping.ts";
import {
  type PersonalRequest,
  type PersonalSignal,
  pageReads,
  requestHandlers,
  signalHandlers,
} from "./handlers/table.ts";
import { refuseExcess, turnAway } from "./limits/excess.ts";
import { isWithin } from "./scope.ts";
import type { Session } from "./session.ts";

/** When to ask again a server that stops: by then the connection has ended, and the next one decides. */
const stoppingMs = 3_000;
/** When to ask again who has asked for more pages than anybody would wait for. */
const readingMs = 1_000;

/** Takes one WebSocket message from a client: whatever it is, the answer is precise and the connection goes on. */
export function receive(data: Buffer, isBinary: boolean, session: Session, context: Context): void {
  // A closing connection is not heard any more, whatever is still on its way.
  if (session.closingAt !== undefined) return;
  const now = context.clock.now();
  session.heardAt = now;
  const early = context.rates.frame(session, now);
  if (early > 0) return turnAway(data, session, early, now);
  if (isBinary) return session.refuse(refuse("binary"));
  if (data.length > context.limits.frameBytes) return session.refuse(refuse("too_large"));
  if (!isUtf8(data)) return session.refuse(refuse("invalid_utf8"));
  const parsed = parseClientFrame(data.toString("utf8"));
  if ("refusal" in parsed) return session.refuse(parsed.refusal, parsed.re);
  const wait = context.rates.use(parsed.frame, session, now);
  if (wait > 0) return refuseExcess(session, idOf(parsed.frame), wait, now);
  dispatch(parsed.frame, session, context).catch((error: unknown) => {
    // A bug of ours is told as one, and costs nobody else anything.
    context.log.error({ err: error, frame: parsed.frame.type }, "a handler failed");
    session.refuse(refuse("internal"), idOf(parsed.frame));
  });
}

/** Runs up to the handler's first wait at once, so that frames are handled in the order they came. */
async function dispatch(frame: ClientFrame, session: Session, context: Context): Promise<void> {
  // Nobody has to be signed in to keep the line alive, and a server that stops can still say that it is there.
  if (frame.type === "pong") return;
  if (frame.type === "ping") return ping(frame, session, context);
  if (context.stopping.aborted) {
    if ("id" in frame) session.refuse(refuse("draining", { retryMs: stoppingMs }), frame.id);
  } else if (frame.type === "auth") {
    await auth(frame, session, context);
    if (session.person) context.strangers.leave(session);
  } else if (!isSignedIn(session)) {
    session.refuse(refuse("not_signed_in"), idOf(frame));
  } else if (!isWithin(frame, session)) {
    session.refuse(refuse("not_allowed", { message: "This token is not good for that." }), idOf(frame));
  } else if ("id" in frame) {
    await answer(frame, session, context);
  } else {
    const handle = signalHandlers[frame.type] as SignalHandler<PersonalSignal>;
    const refusal = handle(frame as Signal<PersonalSignal>, session, context);
    if (refusal) session.refuse(refusal);
  }
}

function answer(
  request: Request<PersonalRequest>,
  session: SignedIn,
  context: Context,
): Promise<void> | void {
  const handle = requestHandlers[request.type] as unknown as RequestHandler<PersonalRequest>;
  const begin = () =>
    handle(request, session, context, outcome => {
      if (isRefusal(outcome)) return session.refuse(outcome, request.id);
      const bytes = session.send({ type: "ok", re: request.id, ...outcome });
      context.rates.answered(bytes, session, context.clock.now());
    });
  if (!pageReads.has(request.type)) return begin();
  const { reads } = session.person;
  if (reads.full) return session.refuse(refuse("overloaded", { retryMs: readingMs }), request.id);
  return reads.run(session, begin);
}

function isSignedIn(session: Session): session is SignedIn {
  return session.person !== undefined && !session.signingIn;
}

function idOf(frame: ClientFrame): number | undefined {
  return "id" in frame ? frame.id : undefined;
}
