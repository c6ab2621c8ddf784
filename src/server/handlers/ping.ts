import type { Request } from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";

/** Answered to anybody, signed in or not. */
export function ping(request: Request<"ping">, session: Session, { clock }: Context): void {
  session.send({ type: "ok", re: request.id, now: clock.now() });
}
