import type { Client } from "../client/index.ts";
import { Conversation } from "./conversation.ts";
import { MessageList } from "./message-list.ts";
import type { Page } from "./reading.ts";
import type { Times } from "./rows/dates.ts";
import type { Theme } from "./theme/theme.ts";
import type { List } from "./view.ts";

/** What can be read: the conversations one was in, as they were laid out, and lists of messages. */
export class Pages {
  readonly #client: Client;
  readonly #times: Times;
  readonly #now: () => number;
  #theme: Theme;
  #conversations = new Map<number, Conversation>();
  #lists = new WeakMap<List["listing"], MessageList>();

  constructor(options: { client: Client; theme: Theme; times: Times; now: () => number }) {
    this.#client = options.client;
    this.#theme = options.theme;
    this.#times = options.times;
    this.#now = options.now;
  }

  /** Another theme: nothing that was laid out is of use. */
  wear(theme: Theme): void {
    this.#theme = theme;
    this.#conversations = new Map();
    this.#lists = new WeakMap();
  }

  conversation(room: number): Page {
    let conversation = this.#conversations.get(room);
    if (!conversation) {
      conversation = new Conversation(this.#client, room, this.#theme, this.#times, this.#now);
      this.#conversations.set(room, conversation);
    }
    return conversation;
  }

  list(of: List): Page {
    let list = this.#lists.get(of.listing);
    if (!list) {
      list = new MessageList(this.#client, of, this.#theme, this.#times, this.#now);
      this.#lists.set(of.listing, list);
    }
    return list;
  }
}
