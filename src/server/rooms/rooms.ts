import type { RoomSummary } from "../../protocol/index.ts";
import { Room } from "./room.ts";

/** The live rooms: each that somebody connected is in, or that changed since the start. */
export class Rooms {
  readonly #rooms = new Map<number, Room>();

  /** A room by the id that a client gave: it may be anything. */
  find(id: number): Room | undefined {
    return this.#rooms.get(id);
  }

  /** A room that the store has. */
  get(id: number): Room {
    let room = this.#rooms.get(id);
    if (!room) {
      room = new Room(id);
      this.#rooms.set(id, room);
    }
    return room;
  }

  /** It does not exist any more. */
  drop(id: number): void {
    this.#rooms.delete(id);
  }

  /** Whether changes were announced since this was read. */
  isAhead({ room, head }: RoomSummary): boolean {
    return (this.#rooms.get(room)?.head ?? 0) > head;
  }

  /** The room of a stored summary, and the summary as it stands now: changes may have been announced since it was read. */
  meet(summary: RoomSummary): { room: Room; summary: RoomSummary } {
    const room = this.get(summary.room);
    room.learn(summary);
    const { head, ordinal, members, activeAt } = room;
    return { room, summary: { ...summary, head, ordinal, activeAt, members } };
  }
}
