/** Time, as both sides take it as a parameter: so that tests are exact and wait for nothing. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once, later; what it returns takes that back. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
