import type { ServerEvent } from "../../protocol/index.ts";
import { LiveBoard } from "./live-board.ts";

type Options = Omit<ConstructorParameters<typeof LiveBoard>[0], "room">;

/** The boards that one has looked at since the client began. What the server says of boards comes to this. */
export class Boards {
  readonly #options: Options;
  readonly #boards = new Map<number, LiveBoard>();

  constructor(options: Options) {
    this.#options = options;
  }

  board(room: number): LiveBoard {
    let board = this.#boards.get(room);
    if (!board) {
      board = new LiveBoard({ room, ...this.#options });
      this.#boards.set(room, board);
    }
    return board;
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
