import { join } from "node:path";
import type { Clock } from "../../protocol/index.ts";
import type { Background } from "./background.ts";
import { readIfThere, writeWhole } from "./files.ts";
import { Soon } from "./soon.ts";

/** Further back nobody looks for what they said. */
const most = 200;

/**
 * What was sent from here, each room's in a file of its own, a JSON string a line. It is read again before it is written:
 * what another program of the same person has added meanwhile stays.
 */
export class KeptSent {
  readonly #directory: string;
  readonly #soon: Soon<readonly string[]>;

  constructor(directory: string, clock: Clock, background: Background) {
    this.#directory = directory;
    this.#soon = new Soon((room, texts) => this.#write(room, texts), clock, background);
  }

  /** The latest last. What is no line of it is passed over. */
  async read(room: number): Promise<readonly string[]> {
    return linesOf((await readIfThere(this.#path(room))) ?? "");
  }

  /** This is on disk within a second. */
  add(room: number, text: string): void {
    this.#soon.set(room, [...(this.#soon.of(room) ?? []), text]);
  }

  flush(): void {
    this.#soon.flush();
  }

  async #write(room: number, texts: readonly string[]): Promise<void> {
    const all = [...(await this.read(room)), ...texts];
    // The same twice in a row is found once.
    const lines = all.filter((text, place) => text !== all[place - 1]).slice(-most);
    await writeWhole(this.#path(room), lines.map(text => `${JSON.stringify(text)}\n`).join(""));
  }

  #path(room: number): string {
    return join(this.#directory, String(room));
  }
}

function linesOf(content: string): string[] {
  return content.split("\n").flatMap(line => {
    try {
      const text: unknown = JSON.parse(line);
      return typeof text === "string" ? [text] : [];
    } catch {
      return [];
    }
  });
}
