import { type Client, isIgnored, type People, placeOf, type RoomState, titleOf } from "../client/index.ts";
import { limits } from "../protocol/index.ts";
import type { MessagePlace } from "./message-place.ts";
import type { Page } from "./reading.ts";
import type { RowContext } from "./rows/context.ts";
import type { Times } from "./rows/dates.ts";
import { folded } from "./rows/fold.ts";
import { type Item, itemsOf } from "./rows/items.ts";
import { LaidOut } from "./rows/laid-out.ts";
import type { Theme } from "./theme/theme.ts";

/** How many are in a room; the list of rooms says how many there were when one came. */
export function peopleIn(room: RoomState | undefined, { members, complete }: People): number {
  if (!complete) return room?.members ?? 0;
  let count = 0;
  for (const { state } of members.values()) if (state === "joined") count += 1;
  return count;
}

/** The conversation in one room as rows. */
export class Conversation implements Page {
  readonly #client: Client;
  readonly #room: number;
  readonly #theme: Theme;
  readonly #times: Times;
  readonly #now: () => number;
  readonly #laidOut = new LaidOut();
  /** The items, and what they were made of. */
  #items: { of: readonly unknown[]; items: readonly Item[] } | undefined;

  constructor(client: Client, room: number, theme: Theme, times: Times, now: () => number) {
    this.#client = client;
    this.#room = room;
    this.#theme = theme;
    this.#times = times;
    this.#now = now;
  }

  items(): readonly Item[] {
    const { timeline, people } = this.#client.room(this.#room);
    const { newFrom, direct } = this.#client.rooms.get().get(this.#room) ?? {};
    const me = this.#client.me.get()?.user;
    const preferences = this.#client.preferences.get();
    const { ignored } = preferences;
    const of = [timeline.get(), people.get().members, this.#client.waiting.get(), newFrom, me, ignored];
    if (this.#items?.of.every((part, place) => part === of[place])) return this.#items.items;
    const waiting = this.#client.waiting.get().filter(({ room }) => room === this.#room);
    const all = itemsOf({
      timeline: timeline.get(),
      people: people.get(),
      waiting,
      newFrom,
      me,
      direct: direct !== undefined,
    });
    const items = folded(all, preferences);
    this.#items = { of, items };
    return items;
  }

  rows(width: number, revealed?: MessagePlace, places = false): (item: Item) => readonly string[] {
    const look = { width, theme: this.#theme, times: this.#times, now: this.#now() };
    const context = { ...contextIn(this.#client, this.#room, look, revealed), places };
    return item => this.#laidOut.rows(item, context);
  }
}

/** What rows of a room depend on besides the items. */
export function contextIn(
  client: Client,
  id: number,
  look: { width: number; theme: Theme; times: Times; now: number },
  revealed?: MessagePlace,
): RowContext {
  const { people, timeline } = client.room(id);
  const room = client.rooms.get().get(id);
  const preferences = client.preferences.get();
  return {
    ...look,
    // Before the server has said a word one has a name already, and nobody's number.
    me: client.me.get() ?? { user: 0, name: client.name ?? "" },
    room: room ? titleOf(room) : "",
    people: people.get(),
    keywords: preferences.keywords,
    isIgnored: user => isIgnored(preferences, user),
    receipts: peopleIn(room, people.get()) <= limits.receiptMembers,
    ...(revealed?.room === id ? { revealed: new Set([revealed.seq]) } : {}),
    quote: seq => {
      const { messages } = timeline.get();
      const message = messages[placeOf(messages, seq)];
      return message?.seq === seq ? message : undefined;
    },
  };
}
