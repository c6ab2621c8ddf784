import { join } from "node:path";
import { nanoid } from "nanoid";
import { isPicture, type Picture } from "../protocol/index.ts";
import { Failure } from "./failure.ts";
import { namesIn, readIfThere, removeIfThere, writeWhole } from "./kept/files.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";

/** How something is said, if not just so. */
export interface Manner {
  /** It says what its author does: `/me`. */
  readonly action?: true;
  /** What is seen with it, made by `pictureOf`. */
  readonly picture?: Picture;
  /** The seq of the message it answers. */
  readonly reply?: number;
}

/** A message that the server has not acknowledged. */
export interface Waiting extends Manner {
  readonly cid: string;
  readonly room: number;
  readonly text: string;
  readonly at: number;
  /** Why the server does not want it; it stays until its author retries or discards it. */
  readonly refused?: Failure;
}

/** What became of a message: its place in the room, why it was refused, or that its author gave it up. */
export type Settled = { readonly seq: number } | { readonly refused: Failure } | "discarded";

/** So many ends are remembered for those who ask late. */
const mostRemembered = 1_000;

/**
 * The messages on their way, each in a file of its own from before it is sent until it is acknowledged: what is
 * typed offline survives quitting, and two programs of one person do not get into each other's way.
 */
export class Outbox {
  readonly #directory: string;
  readonly #waiting: Slice<readonly Waiting[]>;
  readonly #unkept = new Set<string>();
  readonly #settled = new Map<string, Settled>();
  readonly #asked = new Map<string, ((outcome: Settled) => void)[]>();
  /** What is done to a message's file is done in its order. */
  readonly #files = new Map<string, Promise<void>>();
  #lastTime: number;

  private constructor(directory: string, waiting: readonly Waiting[]) {
    this.#directory = directory;
    this.#waiting = new Slice(waiting);
    this.#lastTime = Math.max(0, ...waiting.map(({ cid }) => timeOf(cid)));
  }

  static async open(directory: string): Promise<Outbox> {
    const kept: Waiting[] = [];
    for (const name of await namesIn(directory)) {
      if (!name.endsWith(".json")) continue;
      const waiting = parse((await readIfThere(join(directory, name))) ?? "");
      if (waiting && name === `${waiting.cid}.json`) kept.push(waiting);
    }
    return new Outbox(
      directory,
      kept.sort((a, b) => (a.cid < b.cid ? -1 : 1)),
    );
  }

  /** In the order in which they were written. */
  get waiting(): ReadonlySlice<readonly Waiting[]> {
    return this.#waiting;
  }

  /** Whether it is on disk, and may be sent. */
  isKept(cid: string): boolean {
    return !this.#unkept.has(cid);
  }

  /** Takes a message: it waits in its place at once; when this resolves it is on disk. */
  async add(room: number, text: string, now: number, manner: Manner = {}): Promise<Waiting> {
    const waiting: Waiting = { cid: this.#newCid(now), room, text, ...manner, at: now };
    this.#unkept.add(waiting.cid);
    this.#waiting.update(all => [...all, waiting]);
    try {
      await this.#keep(waiting);
    } catch (error) {
      this.#forget(waiting.cid, "discarded");
      throw error;
    } finally {
      this.#unkept.delete(waiting.cid);
    }
    return waiting;
  }

  /** The server has it, or its author gave it up. */
  async settle(cid: string, outcome: Settled): Promise<void> {
    if (!this.#forget(cid, outcome)) return;
    // Another program of the same person may have sent it as well, and been quicker to tidy up.
    await this.#inOrder(cid, () => removeIfThere(this.#file(cid)));
  }

  /** The server does not want it. That is kept as well: it is not to be sent by itself some day. */
  async refuse(cid: string, refused: Failure): Promise<void> {
    const kept = this.#change(cid, waiting => ({ ...waiting, refused }));
    this.#tell(cid, { refused });
    await kept;
  }

  /** Forgets that it was refused. */
  async retry(cid: string): Promise<void> {
    await this.#change(cid, ({ refused: _, ...waiting }) => waiting);
  }

  /** What becomes of a message, now or later; of one that nobody knows any more, that it is gone. */
  outcome(cid: string): Promise<Settled> {
    const settled = this.#settled.get(cid);
    if (settled) return Promise.resolve(settled);
    const waiting = this.#find(cid);
    if (!waiting) return Promise.resolve("discarded");
    if (waiting.refused) return Promise.resolve({ refused: waiting.refused });
    return new Promise(resolve => this.#asked.set(cid, [...(this.#asked.get(cid) ?? []), resolve]));
  }

  /** Resolves when the files are as the messages are. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#files.values());
  }

  #find(cid: string): Waiting | undefined {
    return this.#waiting.get().find(one => one.cid === cid);
  }

  #forget(cid: string, outcome: Settled): boolean {
    const waiting = this.#find(cid);
    if (!waiting) return false;
    this.#waiting.update(all => all.filter(one => one !== waiting));
    this.#settled.set(cid, outcome);
    for (const oldest of this.#settled.keys()) {
      if (this.#settled.size <= mostRemembered) break;
      this.#settled.delete(oldest);
    }
    this.#tell(cid, outcome);
    return true;
  }

  #tell(cid: string, outcome: Settled): void {
    for (const resolve of this.#asked.get(cid) ?? []) resolve(outcome);
    this.#asked.delete(cid);
  }

  #change(cid: string, change: (waiting: Waiting) => Waiting): Promise<void> {
    const waiting = this.#find(cid);
    if (!waiting) return Promise.resolve();
    const changed = change(waiting);
    this.#waiting.update(all => all.map(one => (one === waiting ? changed : one)));
    return this.#keep(changed);
  }

  #keep(waiting: Waiting): Promise<void> {
    return this.#inOrder(waiting.cid, () => writeWhole(this.#file(waiting.cid), JSON.stringify(waiting)));
  }

  #inOrder(cid: string, act: () => Promise<void>): Promise<void> {
    const before = this.#files.get(cid) ?? Promise.resolve();
    const done = before.then(act, act).finally(() => {
      if (this.#files.get(cid) === done) this.#files.delete(cid);
    });
    this.#files.set(cid, done);
    return done;
  }

  #file(cid: string): string {
    return join(this.#directory, `${cid}.json`);
  }

  /**
   * A new name for a message. It begins with the time, so that the server's unique index is written near its end
   * (a random one makes every insert touch another page) and what waits is sorted by age, also when this device's
   * clock was set back; the rest is random.
   */
  #newCid(now: number): string {
    this.#lastTime = Math.max(this.#lastTime + 1, now);
    return `${this.#lastTime.toString(36).padStart(9, "0")}-${nanoid(16)}`;
  }
}

function timeOf(cid: string): number {
  const time = Number.parseInt(cid.slice(0, 9), 36);
  return Number.isSafeInteger(time) ? time : 0;
}

/** A file that is not one of ours is left where it is. */
function parse(content: string): Waiting | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { cid, room, text, action, picture, reply, at, refused } = value as Record<string, unknown>;
  const whole =
    typeof cid === "string" &&
    /^[A-Za-z0-9_-]{8,64}$/.test(cid) &&
    Number.isSafeInteger(room) &&
    typeof text === "string" &&
    Number.isSafeInteger(at) &&
    (picture === undefined || isKeptPicture(picture));
  if (!whole) return undefined;
  const manner: Manner = {
    ...(action === true ? { action } : {}),
    ...(picture === undefined ? {} : { picture: picture as Picture }),
    ...(Number.isSafeInteger(reply) ? { reply: reply as number } : {}),
  };
  const waiting = { cid, room: room as number, text, ...manner, at: at as number };
  const failure = parseFailure(refused);
  return failure ? { ...waiting, refused: failure } : waiting;
}

function isKeptPicture(value: unknown): value is Picture {
  if (typeof value !== "object" || value === null) return false;
  const { width, height, pixels } = value as Record<string, unknown>;
  const whole = typeof width === "number" && typeof height === "number" && typeof pixels === "string";
  return whole && isPicture({ width, height, pixels });
}

function parseFailure(value: unknown): Failure | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { code, message } = value as Record<string, unknown>;
  if (typeof code !== "string" || typeof message !== "string") return undefined;
  return new Failure(code, message, false);
}
