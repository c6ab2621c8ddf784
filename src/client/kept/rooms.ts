import { join } from "node:path";
import { checkAnswer, type RoomSummary } from "../../protocol/index.ts";
import type { RoomList } from "../state/rooms.ts";
import { LastContent } from "./last-content.ts";

/** The list of rooms on disk, so that one can see it and write into them before there is a connection. */
export class KeptRooms {
  readonly #file: LastContent;

  constructor(directory: string) {
    this.#file = new LastContent(join(directory, "rooms.json"));
  }

  /** The list as last kept; what cannot be read of it is as good as none, since the server has it. */
  async read(): Promise<RoomSummary[]> {
    const content = await this.#file.read();
    if (content === undefined) return [];
    try {
      const kept: unknown = JSON.parse(content);
      return Array.isArray(kept) ? kept.filter(isRoom) : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  }

  write(rooms: RoomList): Promise<void> {
    // Where the new messages begin is a matter of one run.
    const kept = Array.from(rooms.values(), ({ newFrom: _, ...room }) => room);
    return this.#file.write(JSON.stringify(kept));
  }
}

/** A room on disk has the shape in which the server gives one to who joins it. */
function isRoom(value: unknown): value is RoomSummary {
  return checkAnswer("join", { type: "ok", re: 0, room: value });
}
