import { type Client, noPeople, type People, type RoomState, titleOf } from "../client/index.ts";
import { limits, type Message } from "../protocol/index.ts";
import type { Times } from "./rows/dates.ts";
import { folded } from "./rows/fold.ts";
import { type Item, itemsOf } from "./rows/items.ts";
import { type RowContext, rowsOf, ticksOf } from "./rows/layout-item.ts";
import { shownAs } from "./rows/shown-as.ts";
import { type Anchor, firstScreen, moved, type Window, windowOf } from "./rows/window.ts";
import type { Theme } from "./theme/theme.ts";

const noneRevealed: ReadonlySet<number> = new Set();

/** How many are in a room; the list of rooms says how many there were when one came. */
export function peopleIn(room: RoomState | undefined, { members, complete }: People): number {
  if (!complete) return room?.members ?? 0;
  let count = 0;
  for (const { state } of members.values()) if (state === "joined") count += 1;
  return count;
}

/** The conversation in one room as rows: what is laid out once is kept as long as it looks the same. */
export class Conversation {
  readonly #client: Client;
  readonly #room: number;
  readonly #theme: Theme;
  readonly #times: Times;
  readonly #now: () => number;
  readonly #laidOut = new WeakMap<Message, { look: string; rows: string[] }>();
  /** The items, and what they were made of. */
  #items: { of: readonly unknown[]; items: readonly Item[] } | undefined;

  constructor(client: Client, room: number, theme: Theme, times: Times, now: () => number) {
    this.#client = client;
    this.#room = room;
    this.#theme = theme;
    this.#times = times;
    this.#now = now;
  }

  /** What is in sight; of the messages that are revealed, with their spoilers. */
  window(
    width: number,
    height: number,
    anchor: Anchor | undefined,
    revealed: ReadonlySet<number> = noneRevealed,
  ): Window {
    return windowOf(this.#itemsNow(), this.#rows(width, revealed), height, anchor);
  }

  moved(width: number, height: number, anchor: Anchor | undefined, by: number): Anchor | undefined {
    return moved(this.#itemsNow(), this.#rows(width), height, anchor, by);
  }

  oldest(width: number, height: number): Anchor | undefined {
    return firstScreen(this.#itemsNow(), this.#rows(width), height);
  }

  #itemsNow(): readonly Item[] {
    const { timeline, people } = this.#client.room(this.#room);
    const { newFrom, direct } = this.#client.rooms.get().get(this.#room) ?? {};
    const me = this.#client.me.get()?.user;
    const { ignored } = this.#client.preferences.get();
    const of = [timeline.get(), people.get().members, this.#client.waiting.get(), newFrom, me, ignored];
    if (this.#items?.of.every((part, place) => part === of[place])) return this.#items.items;
    const waiting = this.#client.waiting.get().filter(({ room }) => room === this.#room);
    // Nobody comes into a conversation of some people, or goes.
    const come = direct ? noPeople : people.get();
    const all = itemsOf({ timeline: timeline.get(), people: come, waiting, newFrom, me });
    const items = folded(all, new Set(ignored.map(({ user }) => user)));
    this.#items = { of, items };
    return items;
  }

  /** How many rows an item has is the same whether or not it is revealed: only who shows them need say. */
  #rows(width: number, revealed: ReadonlySet<number> = noneRevealed): (item: Item) => readonly string[] {
    const people = this.#client.room(this.#room).people.get();
    const me = this.#client.me.get();
    const room = this.#client.rooms.get().get(this.#room);
    const context: RowContext = {
      width,
      theme: this.#theme,
      times: this.#times,
      now: this.#now(),
      me,
      room: room ? titleOf(room) : "",
      people,
      receipts: peopleIn(room, people) <= limits.receiptMembers,
      revealed,
    };
    return item => {
      if (item.kind !== "message") return rowsOf(item, context);
      const { seq, at } = item.message;
      const shown = revealed.has(seq);
      const when = context.times.moves ? context.times.tell(at, context.now) : "";
      const ticks = ticksOf(item.message, context);
      const author = shownAs(item.message, people);
      const look = `${width} ${item.grouped} ${shown} ${when} ${me?.name} ${ticks} ${author.colour} ${author.text}`;
      const known = this.#laidOut.get(item.message);
      if (known?.look === look) return known.rows;
      const rows = rowsOf(item, context);
      this.#laidOut.set(item.message, { look, rows });
      return rows;
    };
  }
}
