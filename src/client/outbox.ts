import { readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { nanoid } from "nanoid";
import type { Failure } from "./failure.ts";
import { isCode, writeWhole } from "./files.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";

/** A message that the server has not acknowledged. */
export interface Waiting {
  readonly cid: string;
  readonly room: number;
  readonly text: string;
  readonly at: number;
  /** Why the server does not want it; it stays until its author retries or discards it. */
  readonly refused?: Failure;
}

/**
 * The messages on their way, each in a file of its own from before it is sent until it is acknowledged: what is
 * typed offline survives quitting, and two programs of one person do not get into each other's way.
 */
export class Outbox {
  readonly #directory: string;
  readonly #waiting: Slice<readonly Waiting[]>;
  /** One message after the other: disks do not finish in the order in which people type. */
  #adding: Promise<unknown> = Promise.resolve();
  readonly #settled = new Map<string, (outcome: Settled) => void>();

  private constructor(directory: string, waiting: readonly Waiting[]) {
    this.#directory = directory;
    this.#waiting = new Slice(waiting);
  }

  static async open(directory: string): Promise<Outbox> {
    const kept: Waiting[] = [];
    for (const name of await list(directory)) {
      const waiting = parse(await readFile(join(directory, name), "utf8"));
      if (waiting) kept.push(waiting);
    }
    return new Outbox(
      directory,
      kept.sort((a, b) => (a.cid < b.cid ? -1 : 1)),
    );
  }

  get waiting(): ReadonlySlice<readonly Waiting[]> {
    return this.#waiting;
  }

  /** Takes a message; when this resolves it is on disk. */
  add(room: number, text: string, now: number): Promise<Waiting> {
    const waiting: Waiting = { cid: newCid(now), room, text, at: now };
    const added = this.#adding.then(async () => {
      await writeWhole(this.#file(waiting.cid), JSON.stringify(waiting));
      this.#waiting.update(all => [...all, waiting]);
      return waiting;
    });
    this.#adding = added.catch(() => undefined);
    return added;
  }

  /** The server has it, or its author gave it up. */
  async settle(cid: string, outcome: Settled): Promise<void> {
    const waiting = this.#waiting.get().find(one => one.cid === cid);
    if (!waiting) return;
    this.#waiting.update(all => all.filter(one => one !== waiting));
    this.#settled.get(cid)?.(outcome);
    this.#settled.delete(cid);
    await unlink(this.#file(cid)).catch((error: unknown) => {
      // Another program of the same person sent it as well, and was quicker to tidy up.
      if (!isCode(error, "ENOENT")) throw error;
    });
  }

  refuse(cid: string, refused: Failure): void {
    this.#waiting.update(all => all.map(one => (one.cid === cid ? { ...one, refused } : one)));
    this.#settled.get(cid)?.({ refused });
    this.#settled.delete(cid);
  }

  /** Forgets that it was refused. */
  retry(cid: string): void {
    this.#waiting.update(all =>
      all.map(one => {
        const { refused: _, ...rest } = one;
        return one.cid === cid ? rest : one;
      }),
    );
  }

  /** What becomes of a message that waits. */
  outcome(cid: string): Promise<Settled> {
    return new Promise(resolve => this.#settled.set(cid, resolve));
  }

  #file(cid: string): string {
    return join(this.#directory, `${cid}.json`);
  }
}

export type Settled = { readonly seq: number } | { readonly refused: Failure } | "discarded";

let last = 0;

/**
 * A new name for a message. It begins with the time, so that the server's unique index is written at its end and
 * what waits is sorted by age; the rest is random.
 */
function newCid(now: number): string {
  last = Math.max(last + 1, now);
  return `${last.toString(36).padStart(9, "0")}-${nanoid(16)}`;
}

async function list(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter(name => name.endsWith(".json"));
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

/** A file that is not one of ours is left where it is. */
function parse(content: string): Waiting | undefined {
  try {
    const { cid, room, text, at } = JSON.parse(content) as Waiting;
    const whole = typeof cid === "string" && typeof room === "number" && typeof text === "string";
    return whole ? { cid, room, text, at } : undefined;
  } catch {
    return undefined;
  }
}
