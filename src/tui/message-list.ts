import { type Client, type RoomState, titleOf, type Waiting } from "../client/index.ts";
import type { Found } from "../protocol/index.ts";
import { contextIn } from "./conversation.ts";
import type { MessagePlace } from "./message-place.ts";
import type { Page } from "./reading.ts";
import type { RowContext } from "./rows/context.ts";
import { dayEnd, type Times } from "./rows/dates.ts";
import { folded } from "./rows/fold.ts";
import type { Item } from "./rows/items.ts";
import { LaidOut } from "./rows/laid-out.ts";
import type { Theme } from "./theme/theme.ts";
import type { List } from "./view.ts";

/** The items, what they were made of, and the room of each. */
interface Laid {
  readonly of: readonly unknown[];
  readonly items: readonly Item[];
  readonly rooms: ReadonlyMap<Item, number>;
}

/** A list of messages as rows: each under the room and the day of it. */
export class MessageList implements Page {
  readonly #client: Client;
  readonly #list: Pick<List, "listing" | "thread">;
  readonly #theme: Theme;
  readonly #times: Times;
  readonly #now: () => number;
  readonly #laidOut = new LaidOut();
  #items: Laid | undefined;

  constructor(
    client: Client,
    list: Pick<List, "listing" | "thread">,
    theme: Theme,
    times: Times,
    now: () => number,
  ) {
    this.#client = client;
    this.#list = list;
    this.#theme = theme;
    this.#times = times;
    this.#now = now;
  }

  items(): readonly Item[] {
    return this.#laid().items;
  }

  rows(width: number, revealed?: MessagePlace, places = false): (item: Item) => readonly string[] {
    const look = { width, theme: this.#theme, times: this.#times, now: this.#now() };
    const { rooms } = this.#laid();
    const contexts = new Map<number, RowContext>();
    return item => {
      const room = rooms.get(item) ?? 0;
      const context = contexts.get(room) ?? {
        ...contextIn(this.#client, room, look, revealed),
        places,
        brief: true,
      };
      contexts.set(room, context);
      return this.#laidOut.rows(item, context);
    };
  }

  #laid(): Laid {
    const { listing, thread } = this.#list;
    const waiting = thread ? this.#client.waiting.get() : [];
    const { found } = listing.state.get();
    const preferences = this.#client.preferences.get();
    const of = [found, this.#client.rooms.get(), preferences.ignored, ...waiting];
    if (this.#items?.of.length === of.length && this.#items.of.every((part, place) => part === of[place]))
      return this.#items;
    const nameOf = (room: number) => titleIn(this.#client.rooms.get().get(room));
    const all = [...listItems(found, nameOf), ...waitingItems(found, waiting)];
    const items = folded(
      all.map(({ item }) => item),
      preferences,
    );
    this.#items = { of, items, rooms: roomsOf(items, new Map(all.map(({ item, room }) => [item, room]))) };
    return this.#items;
  }
}

/** The room of each; what is folded is in that of what stands before it, if only its heading. */
function roomsOf(items: readonly Item[], known: ReadonlyMap<Item, number>): Map<Item, number> {
  const rooms = new Map<Item, number>();
  let room = 0;
  for (const item of items) {
    room = known.get(item) ?? room;
    rooms.set(item, room);
  }
  return rooms;
}

function titleIn(room: RoomState | undefined): string {
  return room ? titleOf(room) : "";
}

/** The messages in their order, with a heading wherever the room or the day is another. */
export function listItems(
  found: readonly Found[],
  nameOf: (room: number) => string,
): { readonly room: number; readonly item: Item }[] {
  const items: { room: number; item: Item }[] = [];
  let last: { room: number; day: number } | undefined;
  for (const { room, message } of found) {
    const day = dayEnd(message.at);
    if (last?.room !== room || last.day !== day) {
      const key = `p${keyOf({ room, seq: message.seq })}`;
      items.push({ room, item: { kind: "place", room: nameOf(room), at: message.at, key } });
      last = { room, day };
    }
    const key = keyOf({ room, seq: message.seq });
    items.push({ room, item: { kind: "message", message, grouped: false, key } });
  }
  return items;
}

/** What answers something in a thread and is not sent yet stands at its end. */
function waitingItems(
  found: readonly Found[],
  waiting: readonly Waiting[],
): { readonly room: number; readonly item: Item }[] {
  const answers = waiting.filter(({ room, reply }) =>
    found.some(one => one.room === room && one.message.seq === reply),
  );
  return answers.map(one => {
    const key = `w${one.cid}`;
    return { room: one.room, item: { kind: "waiting", waiting: one, grouped: false, key } };
  });
}

export function keyOf({ room, seq }: { room: number; seq: number }): string {
  return `m${room}/${seq}`;
}
