import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkAnswer, type RoomSummary } from "../protocol/index.ts";
import { isCode, writeWhole } from "./files.ts";
import type { RoomList } from "./state/rooms.ts";

/** The list of rooms on disk, so that one can see it and write into them before there is a connection. */
export class KeptRooms {
  readonly #path: string;
  /** The list that is written last has to be the newest: one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(directory: string) {
    this.#path = join(directory, "rooms.json");
  }

  /** The list as last kept; what cannot be read of it is as good as none, since the server has it. */
  async read(): Promise<RoomSummary[]> {
    try {
      const kept: unknown = JSON.parse(await readFile(this.#path, "utf8"));
      return Array.isArray(kept) ? kept.filter(isRoom) : [];
    } catch (error) {
      if (isCode(error, "ENOENT") || error instanceof SyntaxError) return [];
      throw error;
    }
  }

  write(rooms: RoomList): Promise<void> {
    // Where the new messages begin is a matter of one run.
    const kept = Array.from(rooms.values(), ({ newFrom: _, ...room }) => room);
    const write = () => writeWhole(this.#path, JSON.stringify(kept));
    const written = this.#last.then(write, write);
    this.#last = written;
    return written;
  }
}

/** A room on disk has the shape in which the server gives one to who joins it. */
function isRoom(value: unknown): value is RoomSummary {
  return checkAnswer("join", { type: "ok", re: 0, room: value });
}
