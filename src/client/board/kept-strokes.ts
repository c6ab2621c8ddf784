import { join } from "node:path";
import { nanoid } from "nanoid";
import { type Clock, parseClientFrame } from "../../protocol/index.ts";
import type { Background } from "../kept/background.ts";
import { namesIn, readIfThere, removeIfThere, writeWhole } from "../kept/files.ts";
import { Soon } from "../kept/soon.ts";
import type { Unstored } from "../state/board.ts";

/** What was done on boards and is to be sent yet, by room, and the files that it was read from. */
export interface BeforeStrokes {
  readonly deeds: ReadonlyMap<number, readonly Unstored[]>;
  readonly files: ReadonlyMap<number, readonly string[]>;
}

export async function readStrokes(directory: string): Promise<BeforeStrokes> {
  const deeds = new Map<number, readonly Unstored[]>();
  const files = new Map<number, readonly string[]>();
  for (const name of await namesIn(directory)) {
    const room = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(room)) continue;
    const path = join(directory, name);
    files.set(room, [...(files.get(room) ?? []), path]);
    deeds.set(room, [...(deeds.get(room) ?? []), ...parse((await readIfThere(path)) ?? "")]);
  }
  return { deeds, files };
}

/**
 * Keeps what one did on boards until the server has it: what is drawn offline survives quitting. Each program has a file a
 * room, and takes over those it finds: to send a stroke twice is to draw it once.
 */
export class KeptStrokes {
  readonly #directory: string;
  readonly #name = nanoid();
  /** What others left, which is in our own file from the first time that it is written. */
  readonly #found: Map<number, readonly string[]>;
  readonly #soon: Soon<readonly Unstored[]>;

  constructor(directory: string, before: BeforeStrokes, clock: Clock, background: Background) {
    this.#directory = directory;
    this.#found = new Map(before.files);
    this.#soon = new Soon((room, deeds) => this.#write(room, deeds), clock, background);
  }

  /** This waits for the server in a room: on disk within a second. */
  keep(room: number, deeds: readonly Unstored[]): void {
    this.#soon.set(
      room,
      deeds.filter(({ mark }) => mark === undefined),
    );
  }

  flush(): void {
    this.#soon.flush();
  }

  async #write(room: number, deeds: readonly Unstored[]): Promise<void> {
    const path = join(this.#directory, `${room}-${this.#name}`);
    if (deeds.length > 0) await writeWhole(path, deeds.map(deed => lineOf(room, deed)).join(""));
    const found = this.#found.get(room) ?? [];
    this.#found.delete(room);
    for (const old of deeds.length > 0 ? found : [path, ...found]) await removeIfThere(old);
  }
}

/** As the request in which it is sent: so it is read by the same rules. */
function lineOf(room: number, deed: Unstored): string {
  const request =
    deed.do === "draw"
      ? { type: "draw", stroke: deed.stroke }
      : { type: "undraw", sid: deed.sid, on: deed.on };
  return `${JSON.stringify({ ...request, id: 1, room })}\n`;
}

/** What is no line of it is passed over. */
function parse(content: string): Unstored[] {
  return content.split("\n").flatMap((line): Unstored[] => {
    const read = parseClientFrame(line);
    if (!("frame" in read)) return [];
    const { frame } = read;
    if (frame.type === "draw") return [{ do: "draw", stroke: frame.stroke }];
    return frame.type === "undraw" ? [{ do: "undraw", sid: frame.sid, on: frame.on }] : [];
  });
}
