import { type ErrorFrame, refuse } from "../protocol/index.ts";

/** Why a request came to nothing: the server's refusal, or what stood between it and us. */
export class Failure {
  /**
   * One of the protocol's codes, or one of the client's own: `offline`, `timeout`, `bad_answer`, `another_epoch`,
   * and for ssh keys `ssh_agent`, `ssh_keygen`, `ssh_key`.
   */
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryMs?: number;

  constructor(code: string, message: string, retryable: boolean, retryMs?: number) {
    this.code = code;
    this.message = message;
    this.retryable = retryable;
    if (retryMs !== undefined) this.retryMs = retryMs;
  }
}

/** By what made it and not by its fields: an answer may have fields that this program does not know. */
export function isFailure(outcome: object): outcome is Failure {
  return outcome instanceof Failure;
}

export function failureOf({ code, message, retryable, retryMs }: ErrorFrame): Failure {
  return new Failure(code, message, retryable, retryMs);
}

export const offline = new Failure("offline", "There is no connection to the server.", true);
/** The request may have been carried out all the same. */
export const timeout = new Failure("timeout", "The server did not answer in time.", true);
export const badAnswer = new Failure("bad_answer", "The server's answer cannot be understood.", false);
/** As the server says it: here of what it need not, or could not, say it of. */
export const badText = new Failure("bad_text", refuse("bad_text").message, false);
export const anotherEpoch = new Failure(
  "another_epoch",
  "The room's history was restored or cut since. Begin with it afresh.",
  false,
);

/** No server may ask for more patience than this; a timer cannot even count what it could ask for. */
const longestPause = 60_000;

/** How long to leave the server in peace after this. */
export function pauseAfter({ retryMs }: Failure, otherwise = 1_000): number {
  return Math.min(retryMs ?? otherwise, longestPause);
}
