import { busy, type ConnectionState, type Failure, type Stop } from "../client/index.ts";
import { Exit, exit } from "./exit.ts";

/** How a program ends that found no server, or none that lets anybody in. */
export function noServer({ server }: { readonly server: string }, state: ConnectionState): Exit {
  if (state.status === "waiting" && (state.code || state.reason === busy)) {
    // What a server says itself is a sentence.
    const why = state.reason.endsWith(".") ? state.reason : `${state.reason}. Try again in a moment.`;
    return new Exit(exit.tryAgain, `${server} lets nobody in just now: ${why}`);
  }
  const why = state.status === "waiting" && state.reason !== "no server answers" ? state.reason : undefined;
  const help = why ? `${why}. Is the address right?` : "Start one with: chat-server start";
  return new Exit(exit.noServer, `No server answers at ${server}${why ? ": " : ". "}${help}`);
}

/** How one ends that the server will not have, with a way out where there is one. */
export function stopExit({ code, message }: Stop, { user }: { readonly user: string }): Exit {
  if (code === "name_taken") {
    return new Exit(
      exit.notAllowed,
      `The name ${user} is somebody's on this server. If it is yours, sign in: chat login --user ${user} (by password, --ssh-key, or --code from chat link on a device that has it). Or choose another name with --user.`,
    );
  }
  if (code === "invitation_needed") {
    return new Exit(exit.notAllowed, `${message} With one: chat register --invite`);
  }
  return new Exit(notAllowed.has(code) ? exit.notAllowed : exit.failed, message);
}

/** How one ends whose request came to nothing. */
export function failureExit({ code, message, retryable }: Failure): Exit {
  if (notAllowed.has(code)) return new Exit(exit.notAllowed, message);
  return new Exit(retryable ? exit.tryAgain : exit.failed, message);
}

/** Refusals that are about who one is, or may do. */
const notAllowed = new Set<string>([
  "bad_signature",
  "banned",
  "expired",
  "guests_off",
  "invitation_needed",
  "muted",
  "name_reserved",
  "name_taken",
  "not_allowed",
  "not_reachable",
  "registration_closed",
  "revoked",
  "wrong_code",
  "wrong_credentials",
  "wrong_host",
]);
