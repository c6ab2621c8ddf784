import { type Clock, close, type Limits } from "../protocol/index.ts";
import type { Session } from "./session.ts";
import { encode } from "./wire.ts";

/** How often all connections are looked at: one timer for all, however many they are. */
const interval = 1_000;
/** How long a connection that was asked to close may take. */
const closing = 2_000;

const quietPing = encode({ type: "ping" });

/** Keeps the connections honest: pings, and closes who is silent, never signs in, has expired, or does not close. */
export class Heartbeat {
  readonly #sessions: ReadonlySet<Session>;
  readonly #clock: Clock;
  readonly #limits: Limits;
  #cancel: () => void;

  constructor(sessions: ReadonlySet<Session>, clock: Clock, limits: Limits) {
    this.#sessions = sessions;
    this.#clock = clock;
    this.#limits = limits;
    this.#cancel = clock.after(interval, () => this.#beat());
  }

  stop(): void {
    this.#cancel();
  }

  #beat(): void {
    const now = this.#clock.now();
    for (const session of this.#sessions) this.#look(session, now);
    this.#cancel = this.#clock.after(interval, () => this.#beat());
  }

  #look(session: Session, now: number): void {
    const { authSeconds, deadSeconds, pingSeconds } = this.#limits;
    if (session.closingAt !== undefined) {
      if (now - session.closingAt >= closing) session.cut();
    } else if (now - session.heardAt >= deadSeconds * 1_000) {
      session.close(close.silent, "silent");
    } else if (!session.person) {
      if (now - session.openedAt >= authSeconds * 1_000) session.close(close.authTimeout, "no auth");
    } else if (now >= session.expiresAt) {
      session.close(close.expired, "expired");
    } else if (now - session.pingedAt >= pingSeconds * 1_000) {
      session.sendEncoded(ping(session));
      session.pingedAt = now;
    }
  }
}

/** A ping tells the heads that moved since the last one, so that a lost end is noticed too. */
function ping(session: Session) {
  const heads: { room: number; head: number }[] = [];
  for (const room of session.person?.rooms ?? []) {
    if (room.changedAt >= session.pingedAt && session.hears(room.id))
      heads.push({ room: room.id, head: room.head });
  }
  return heads.length === 0 ? quietPing : encode({ type: "ping", heads });
}
