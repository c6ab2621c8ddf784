import { close, limits, parseClientFrame, refuse, signalsFromClient } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import { Rate } from "./bucket.ts";
import { owe } from "./turn.ts";

/** Refused frames that a connection may have: a client that obeys has a few, a program gone wild or bad has these soon. */
const refusals = new Rate(1_000, 1_000);

/** Tells a client that its request was too much, and when it will fit; who goes on all the same is cut short. */
export function refuseExcess(session: Session, re: number | undefined, retryMs: number, now: number): void {
  if (!mayGoOn(session, now)) return;
  session.refuse(refuse("rate_limited", { retryMs }), re);
}

/** What becomes of a frame that came too soon to be read: a request is refused, a signal will be followed by another. */
export function turnAway(data: Buffer, session: Session, retryMs: number, now: number): void {
  const start = beginning.exec(data.toString("latin1", 0, 100));
  const [, type = "", id] = start ?? [];
  if (Object.hasOwn(signalsFromClient, type)) {
    mayGoOn(session, now);
    return;
  }
  const isBehind = session.owed !== undefined && now < session.owed.until;
  if (id !== undefined && (type !== "send" || isBehind))
    return refuseExcess(session, Number(id), retryMs, now);
  if (data.length > limits.frameBytes) return refuseExcess(session, undefined, retryMs, now);
  const parsed = parseClientFrame(data.toString("utf8"));
  if ("refusal" in parsed) return refuseExcess(session, parsed.re, retryMs, now);
  const { frame } = parsed;
  if (frame.type === "send") owe(session, frame.cid, retryMs, now);
  if ("id" in frame) refuseExcess(session, frame.id, retryMs, now);
  else mayGoOn(session, now);
}

/** How nearly every client writes a frame: that tells all that a refusal needs for a tenth of what reading it costs. */
const beginning = /^\s*\{\s*"type"\s*:\s*"(\w{1,20})"(?:\s*,\s*"id"\s*:\s*(\d{1,15})\s*[,}])?/;

function mayGoOn(session: Session, now: number): boolean {
  if (refusals.wait(session.refusals, now) > 0) {
    session.close(close.flooding, "flooding");
    return false;
  }
  session.refusals = refusals.taken(session.refusals, now);
  return true;
}
