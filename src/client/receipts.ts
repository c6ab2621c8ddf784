import type { Clock, Receipt } from "../protocol/index.ts";

/** At most three a second a room, the latest of each. */
const interval = 334;

/** Tells the server how far one has received and read, not more often than anybody needs to know. */
export class ReceiptSender {
  readonly #clock: Clock;
  readonly #tell: (receipt: Receipt) => void;
  readonly #waiting = new Map<number, { delivered: number; read: number }>();
  readonly #resting = new Set<number>();

  constructor(clock: Clock, tell: (receipt: Receipt) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  move(room: number, to: { delivered?: number; read?: number }): void {
    const { delivered, read } = this.#waiting.get(room) ?? { delivered: 0, read: 0 };
    this.#waiting.set(room, {
      delivered: Math.max(delivered, to.delivered ?? 0),
      read: Math.max(read, to.read ?? 0),
    });
    if (!this.#resting.has(room)) this.#send(room);
  }

  /** Tells at once what is still held back: one is about to leave. */
  flush(): void {
    for (const room of [...this.#waiting.keys()]) this.#send(room);
  }

  #send(room: number): void {
    const cursors = this.#waiting.get(room);
    if (!cursors) return;
    this.#waiting.delete(room);
    const { delivered, read } = cursors;
    this.#tell({
      type: "receipt",
      room,
      ...(delivered > 0 ? { delivered } : {}),
      ...(read > 0 ? { read } : {}),
    });
    this.#resting.add(room);
    this.#clock.after(interval, () => {
      this.#resting.delete(room);
      this.#send(room);
    });
  }
}
