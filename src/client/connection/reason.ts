import { close } from "../../protocol/index.ts";
import { busy, type Stop } from "../state/connection.ts";

const endings = new Map<number, Stop>([
  [
    close.authTimeout,
    { code: "too_late", message: "Signing in took longer than the server waits. Try again." },
  ],
  [close.banned, { code: "banned", message: "You are banned from this server." }],
  [
    close.crowded,
    {
      code: "crowded",
      message: "You are connected too many times: this was the oldest. Close some of them.",
    },
  ],
  [
    close.expired,
    { code: "expired", message: "What you signed in with is good no more. Get another token." },
  ],
  [
    close.revoked,
    { code: "revoked", message: "This device was signed out from another. To come back: chat login" },
  ],
]);

/** Why the server ended the connection for good; it may have said more about it just before. */
export function endingOf(code: number, lastWord?: string): Stop {
  const known = endings.get(code);
  if (!known) return { code: "closed", message: `The server ended the connection (${code}).` };
  return code === close.banned && lastWord ? { ...known, message: lastWord } : known;
}

/** Why there is no connection, as words that a person makes something of. */
export function reasonOf(error: Error): string {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED") return "no server answers";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "the host is not found";
  if (code === "ETIMEDOUT") return "the server does not answer";
  if (code === "EPROTO" || /before secure TLS/.test(error.message))
    return "the server does not answer with TLS";
  if (error.message.endsWith(" 429")) return busy;
  const status = /^Unexpected server response: (\d+)$/.exec(error.message)?.[1];
  if (status) return `there is a web server (${status}), but no Backchannel`;
  if (error.message === "socket hang up") return "it hangs up, as one with TLS does where wss:// is not said";
  return error.message;
}
