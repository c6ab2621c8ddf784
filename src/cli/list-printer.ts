import type { Client } from "../client/index.ts";
import type { Message } from "../protocol/index.ts";
import { Folding } from "./folding.ts";
import { linkTo } from "./links.ts";
import { columns, plainLine } from "./plain-line.ts";
import { printJson } from "./say.ts";

/** Prints a list of messages, each with the link that names it to other commands. */
export class ListPrinter {
  readonly #client: Client;
  readonly #json: boolean;
  readonly #folding: Folding<Message & { readonly link: string }>;

  constructor(client: Client, json: boolean) {
    this.#client = client;
    this.#json = json;
    this.#folding = new Folding(client, message => plainLine(message, columns(), message.link));
  }

  print(room: number, messages: readonly Message[]): void {
    for (const message of messages) {
      const linked = { ...message, link: linkTo(this.#client, { room, seq: message.seq }) };
      if (this.#json) printJson(linked);
      else this.#folding.print(linked);
    }
  }

  /** Nothing comes after this. */
  end(): void {
    this.#folding.end();
  }
}
