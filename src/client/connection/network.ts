import { networkInterfaces } from "node:os";
import type { Clock } from "../../protocol/index.ts";

/** How often a waiting client looks whether the network has changed. */
const networkLook = 3_000;

/** The addresses of this machine. */
export function networkNow(): string {
  return JSON.stringify(networkInterfaces());
}

/**
 * Calls when the time has come, or before that when the network has become another, which is worth a try at once.
 * Gives what takes it back.
 */
export function whenDueOrMoved(
  clock: Clock,
  due: number,
  network: () => string,
  call: () => void,
): () => void {
  const before = network();
  const look = (): (() => void) =>
    clock.after(Math.max(0, Math.min(due - clock.now(), networkLook)), () => {
      if (clock.now() >= due || network() !== before) call();
      else cancel = look();
    });
  let cancel = look();
  return () => cancel();
}
