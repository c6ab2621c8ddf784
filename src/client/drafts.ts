import { readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../protocol/index.ts";
import type { Background } from "./background.ts";
import { isCode, writeWhole } from "./files.ts";

/** Who types does not write to the disk with each key. */
const pause = 1_000;

export type DraftTexts = ReadonlyMap<number, string>;

/** What was left unsent, by room. */
export async function readDrafts(directory: string): Promise<DraftTexts> {
  const texts = new Map<number, string>();
  for (const name of await list(directory)) {
    if (/^\d+$/.test(name)) texts.set(Number(name), await readFile(join(directory, name), "utf8"));
  }
  return texts;
}

/**
 * Keeps what is being written, each room's in a file of its own: two programs of one person lose nothing of each
 * other unless they write in the same room.
 */
export class Drafts {
  readonly #directory: string;
  readonly #clock: Clock;
  readonly #background: Background;
  /** What is not on its way to the disk yet. */
  readonly #unkept = new Map<number, string>();
  #cancel: (() => void) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(directory: string, clock: Clock, background: Background) {
    this.#directory = directory;
    this.#clock = clock;
    this.#background = background;
  }

  /** This is on disk within a second; nothing is no draft any more. */
  keep(room: number, text: string): void {
    this.#unkept.set(room, text);
    this.#cancel ??= this.#clock.after(pause, () => this.flush());
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const [room, text] of this.#unkept) {
      const write = () => this.#write(room, text);
      // What was written later is to be there in the end.
      const written = this.#last.then(write, write);
      this.#last = written;
      this.#background.run(written);
    }
    this.#unkept.clear();
  }

  async #write(room: number, text: string): Promise<void> {
    const path = join(this.#directory, String(room));
    if (text !== "") return writeWhole(path, text);
    await unlink(path).catch((error: unknown) => {
      // It was sent before it ever came to the disk.
      if (!isCode(error, "ENOENT")) throw error;
    });
  }
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}
