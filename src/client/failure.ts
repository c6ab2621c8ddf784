import type { ErrorFrame } from "../protocol/index.ts";

/** Why a request came to nothing: the server's refusal, or what stood between it and us. */
export interface Failure {
  /** One of the protocol's codes, or `offline`, `timeout` or `bad_answer`, which are the client's own. */
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryMs?: number;
}

export function failureOf(error: ErrorFrame): Failure {
  const { code, message, retryable, retryMs } = error;
  return { code, message, retryable, ...(retryMs === undefined ? {} : { retryMs }) };
}

export const offline: Failure = {
  code: "offline",
  message: "There is no connection to the server.",
  retryable: true,
};
/** The request may have been carried out all the same. */
export const timeout: Failure = {
  code: "timeout",
  message: "The server did not answer in time.",
  retryable: true,
};
export const badAnswer: Failure = {
  code: "bad_answer",
  message: "The server's answer cannot be understood.",
  retryable: false,
};

export function isFailure(outcome: object): outcome is Failure {
  return "retryable" in outcome;
}
