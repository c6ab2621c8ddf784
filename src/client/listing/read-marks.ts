import type { Found } from "../../protocol/index.ts";
import type { Client } from "../client.ts";
import type { Listing } from "./listing.ts";

/**
 * What is marked as read in a list of what is not: it is out of sight at once, and read when the list is closed, as
 * nothing that was read can be made unread again.
 */
export class ReadMarks {
  readonly #client: Pick<Client, "read">;
  readonly #listing: Pick<Listing, "hide">;
  #marks: readonly Found[] = [];

  constructor(client: Pick<Client, "read">, listing: Pick<Listing, "hide">) {
    this.#client = client;
    this.#listing = listing;
  }

  /** Its room is read up to here. */
  mark(found: Found): void {
    this.#set([...this.#marks, found]);
  }

  /** The last mark is none any more, and what it hid is there again. */
  undo(): Found | undefined {
    const last = this.#marks.at(-1);
    this.#set(this.#marks.slice(0, -1));
    return last;
  }

  /** What is marked is read. */
  carryOut(): void {
    for (const { room, message } of this.#marks) this.#client.read(room, message);
    this.#marks = [];
  }

  #set(marks: readonly Found[]): void {
    this.#marks = marks;
    this.#listing.hide(one =>
      marks.some(({ room, message }) => room === one.room && one.message.seq <= message.seq),
    );
  }
}
