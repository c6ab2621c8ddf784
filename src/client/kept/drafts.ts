import { join } from "node:path";
import type { Clock } from "../../protocol/index.ts";
import type { Background } from "./background.ts";
import { namesIn, readIfThere, removeIfThere, writeWhole } from "./files.ts";
import { Soon } from "./soon.ts";

export type DraftTexts = ReadonlyMap<number, string>;

/** What was left unsent, by room. */
export async function readDrafts(directory: string): Promise<DraftTexts> {
  const texts = new Map<number, string>();
  for (const name of await namesIn(directory)) {
    const text = /^\d+$/.test(name) ? await readIfThere(join(directory, name)) : undefined;
    if (text !== undefined) texts.set(Number(name), text);
  }
  return texts;
}

/**
 * Keeps what is being written, each room's in a file of its own: two programs of one person lose nothing of each
 * other unless they write in the same room.
 */
export class Drafts {
  readonly #directory: string;
  readonly #soon: Soon<string>;

  constructor(directory: string, clock: Clock, background: Background) {
    this.#directory = directory;
    this.#soon = new Soon((room, text) => this.#write(room, text), clock, background);
  }

  /** This is on disk within a second; nothing is no draft any more. */
  keep(room: number, text: string): void {
    this.#soon.set(room, text);
  }

  flush(): void {
    this.#soon.flush();
  }

  async #write(room: number, text: string): Promise<void> {
    const path = join(this.#directory, String(room));
    if (text !== "") return writeWhole(path, text);
    // It may have been sent before it ever came to the disk.
    await removeIfThere(path);
  }
}
