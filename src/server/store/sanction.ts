/** Whether what ends then, or never, is still in force. */
export function lasts(until: number | null, at: number): boolean {
  return until === null || until > at;
}

/** The same for the audit. */
export function forHowLong(until: number | undefined, reason: string): string {
  const end = until === undefined ? "for ever" : `until ${minute(until)}`;
  return reason === "" ? end : `${end}: ${reason}`;
}

/** A refusal's words: until when, and what was said to it. */
export function sentence(what: string, until: number | null, reason: string) {
  const end = until === null ? "" : ` until ${minute(until)}`;
  return {
    message: `${what}${end}${reason === "" ? "." : `: ${reason}`}`,
    ...(until === null ? {} : { until }),
    ...(reason === "" ? {} : { reason }),
  };
}

function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
