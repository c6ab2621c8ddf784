import { isUtf8 } from "node:buffer";
import {
  type ClientFrame,
  parseClientFrame,
  type Request,
  type RequestType,
  refuse,
  type Signal,
  type SignalType,
} from "../protocol/index.ts";
import type { Context } from "./context.ts";
import { auth } from "./handlers/auth.ts";
import { isRefusal, type RequestHandler, type SignalHandler, type SignedIn } from "./handlers/handler.ts";
import { requestHandlers, signalHandlers } from "./handlers/table.ts";
import type { Session } from "./session.ts";

/** Takes one WebSocket message from a client: whatever it is, the answer is precise and the connection goes on. */
export function receive(data: Buffer, isBinary: boolean, session: Session, context: Context): void {
  // A closing connection is not heard any more, whatever is still on its way.
  if (session.closingAt !== undefined) return;
  session.heardAt = context.clock.now();
  if (isBinary) return session.refuse(refuse("binary"));
  if (data.length > context.limits.frameBytes) return session.refuse(refuse("too_large"));
  if (!isUtf8(data)) return session.refuse(refuse("invalid_utf8"));
  const parsed = parseClientFrame(data.toString("utf8"));
  if ("refusal" in parsed) return session.refuse(parsed.refusal, parsed.re);
  dispatch(parsed.frame, session, context);
}

function dispatch(frame: ClientFrame, session: Session, context: Context): void {
  if (frame.type === "auth") {
    auth(frame, session, context).catch((error: unknown) => fail(error, frame, session, context));
  } else if (!isSignedIn(session)) {
    session.refuse(refuse("not_signed_in"), "id" in frame ? frame.id : undefined);
  } else if ("id" in frame) {
    answer(frame, session, context);
  } else {
    const handle = signalHandlers[frame.type] as SignalHandler<SignalType>;
    const refusal = handle(frame as Signal, session, context);
    if (refusal) session.refuse(refusal);
  }
}

function answer(request: Exclude<Request, { type: "auth" }>, session: SignedIn, context: Context): void {
  const handle = requestHandlers[request.type] as unknown as RequestHandler<RequestType>;
  handle(request, session, context, outcome => {
    if (isRefusal(outcome)) session.refuse(outcome, request.id);
    else session.send({ type: "ok", re: request.id, ...outcome });
  });
}

function isSignedIn(session: Session): session is SignedIn {
  return session.person !== undefined && !session.signingIn;
}

/** A bug of ours is told as one, and costs nobody else anything. */
function fail(error: unknown, frame: ClientFrame, session: Session, { log }: Context): void {
  log.error({ err: error, type: frame.type }, "a handler failed");
  session.refuse(refuse("internal"), "id" in frame ? frame.id : undefined);
}
