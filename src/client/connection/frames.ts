import { type Clock, utf8Length } from "../../protocol/index.ts";
import { redacted } from "./redacted.ts";

/** A frame as it may be seen and kept: no secret is in it. */
export interface SeenFrame {
  readonly way: "in" | "out";
  readonly at: number;
  /** What it says it is; nothing if it cannot be read. */
  readonly type: string;
  /** As it went over the line. */
  readonly bytes: number;
  /** Undefined if it cannot be read: what is secret in it cannot be told. */
  readonly value: unknown;
}

/** Where all frames of a connection pass by. While nobody looks, none is looked at. */
export class Frames {
  readonly #clock: Clock;
  readonly #listeners = new Set<(frame: SeenFrame) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls with each frame from now on; what it returns ends that. */
  on(listener: (frame: SeenFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  passed(way: SeenFrame["way"], text: string): void {
    if (this.#listeners.size === 0) return;
    const value = redacted(parsed(text));
    const frame = { way, at: this.#clock.now(), type: typeOf(value), bytes: utf8Length(text), value };
    for (const listener of this.#listeners) listener(frame);
  }
}

function typeOf(value: unknown): string {
  const { type } = (value ?? {}) as { type?: unknown };
  return typeof type === "string" ? type : "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
