import type { ServerEvent } from "../../protocol/index.ts";
import type { Unstored } from "../state/board.ts";
import { LiveBoard } from "./live-board.ts";

type Options = Omit<ConstructorParameters<typeof LiveBoard>[0], "room" | "keep" | "before"> & {
  /** This waits for the server in a room. */
  readonly keep: (room: number, unstored: readonly Unstored[]) => void;
};

/** The boards that one has looked at since the client began, and those on which something is to be drawn yet. What the server says of boards comes to this. */
export class Boards {
  readonly #options: Options;
  readonly #boards = new Map<number, LiveBoard>();

  /** `before`: what was done when the client ran last, and is sent when there is a connection. */
  constructor(before: ReadonlyMap<number, readonly Unstored[]>, options: Options) {
    this.#options = options;
    for (const [room, unstored] of before) this.#make(room, unstored);
  }

  board(room: number): LiveBoard {
    return this.#boards.get(room) ?? this.#make(room, []);
  }

  welcomed(): void {
    for (const board of this.#boards.values()) board.welcomed();
  }

  lost(): void {
    for (const board of this.#boards.values()) board.lost();
  }

  /** One is not in this room any more. */
  left(room: number): void {
    this.#boards.get(room)?.close();
    this.#boards.delete(room);
    this.#options.keep(room, []);
  }

  #make(room: number, before: readonly Unstored[]): LiveBoard {
    const { keep, ...options } = this.#options;
    const board = new LiveBoard({ ...options, room, before, keep: unstored => keep(room, unstored) });
    this.#boards.set(room, board);
    return board;
  }

  event(event: ServerEvent): void {
    switch (event.type) {
      case "stroke":
      case "cleared":
      case "drawing":
      case "pointer":
      case "boardLeft":
        this.#boards.get(event.room)?.event(event);
        break;
      case "left":
        this.left(event.room);
        break;
      default:
        break;
    }
  }
}
