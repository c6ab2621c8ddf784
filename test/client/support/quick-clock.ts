import { type Clock, systemClock } from "../../../src/protocol/index.ts";

const factor = 10;

/** Time that runs ten times as fast, for both sides: what rests, retries and pings does so while a test looks on. */
export const quickClock: Clock = {
  now: () => Math.round(systemClock.now() * factor),
  after: (ms, call) => systemClock.after(ms / factor, call),
};
