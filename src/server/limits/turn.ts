/** Long enough for what was on its way on a slow line, and short enough for a program that never sends it again. */
const patience = 10_000;

/** The message that a connection was refused for the moment, and has to send first. */
export interface Owed {
  readonly cid: string;
  readonly fitsAt: number;
  readonly until: number;
}

/** A connection, by that message. */
interface Owing {
  owed: Owed | undefined;
}

/**
 * Keeps the order of a connection's messages across a refusal. A client has several on their way; when one is
 * refused for the moment and there is room again before the next arrives, that one must not overtake it. So all are
 * refused until the first comes again: then what was on its way before has arrived.
 */
export function inTurn(session: Owing, cid: string, now: number, take: () => number): number {
  const { owed } = session;
  if (owed && owed.cid !== cid && now < owed.until) return Math.max(1, owed.fitsAt - now);
  const wait = take();
  if (wait > 0) owe(session, cid, wait, now);
  else session.owed = undefined;
  return wait;
}

/** A message was refused; unless it is behind another one that was, it is the next to come. */
export function owe(session: Owing, cid: string, wait: number, now: number): void {
  const { owed } = session;
  if (owed && owed.cid !== cid && now < owed.until) return;
  session.owed = { cid, fitsAt: now + wait, until: now + wait + patience };
}
