import type { Found } from "../../protocol/index.ts";
import { chosenKey } from "../chosen.ts";
import { undoRead } from "../deeds/mark-read.ts";
import { deeds } from "../deeds/table.ts";
import { deskOf, withDesk } from "../desk.ts";
import type { Action } from "../keys/table.ts";
import { keyOf } from "../message-list.ts";
import type { Item } from "../rows/items.ts";
import type { Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { choosing, type List, listClosed } from "../view.ts";
import { scrollInfo } from "./scrolling.ts";

export type MessageItem = Item & { kind: "message" };

/** Keys are for a message, in the conversation or in a list of messages. */
export class Choosing {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Begins with the last message in sight. */
  begin(): void {
    const stage = this.#stage;
    const reading = stage.reading();
    if (!reading || stage.room() === undefined) return;
    stage.change(view => ({ ...listClosed(view), help: undefined }));
    const { anchor } = deskOf(stage.view.get());
    const items = reading.items();
    const last = items.slice(0, reading.lowest(anchor) + 1).findLast(isMessage);
    if (!last) return stage.say("There is no message to choose.", true);
    choose(this.#stage, last);
  }

  act(action: Action): void {
    const { info, picture } = this.#stage.view.get();
    if (info) return this.#inInfo(action);
    if (picture) return this.#inPicture(action);
    switch (action) {
      case "next-message":
        this.#step(1);
        break;
      case "previous-message":
        this.#step(-1);
        break;
      case "page-down":
        this.#page(1);
        break;
      case "page-up":
        this.#page(-1);
        break;
      case "first-message":
      case "oldest":
        void this.#first();
        break;
      case "last-message":
      case "newest":
        void this.#last();
        break;
      case "undo-read":
        this.#say(undoRead(this.#stage));
        break;
      case "escape":
        this.leave();
        break;
      default:
        void this.#do(action);
    }
  }

  /** Out of the list, or else back to writing. */
  leave(): void {
    if (this.#stage.view.get().list) return this.#stage.change(listClosed);
    this.#stage.stopChoosing();
    this.#stage.say(undefined);
  }

  async #do(action: Action): Promise<void> {
    const deed = deeds[action as keyof typeof deeds];
    const found = this.#stage.chosen();
    if (!deed || !found) return;
    this.#stage.say(undefined);
    this.#say(await deed(found, this.#stage));
  }

  #say(said: Said): void {
    if (said) this.#stage.say(said.text, said.error);
  }

  #inInfo(action: Action): void {
    const stage = this.#stage;
    const by = { "next-message": 1, "previous-message": -1, "page-down": 10, "page-up": -10 }[
      action as string
    ];
    if (by === undefined) return stage.change(view => ({ ...view, info: undefined }));
    scrollInfo(stage, by);
  }

  /** The key that opened it shows it the other way. */
  #inPicture(action: Action): void {
    this.#stage.change(view => {
      const turned = view.picture && { ...view.picture, fine: !view.picture.fine };
      return { ...view, picture: action === "open" ? turned : undefined };
    });
  }

  #step(by: 1 | -1): void {
    const messages = this.#messages();
    const at = messages.findIndex(({ key }) => key === this.#key());
    const to = messages[at < 0 ? messages.length - 1 : at + by];
    if (to) choose(this.#stage, to);
    // One sees more of what is there before its end is reached.
    if (by < 0 ? at < 10 : at > messages.length - 10) this.#load(by);
  }

  /** As far as a page goes. */
  #page(direction: 1 | -1): void {
    const reading = this.#stage.reading();
    if (!reading) return;
    const messages = this.#messages();
    let at = messages.findIndex(({ key }) => key === this.#key());
    for (let left = reading.height - 2; left > 0 && messages[at + direction]; at += direction) {
      left -= reading.rowsOf(messages[at + direction] as Item);
    }
    const to = messages[at];
    if (to) choose(this.#stage, to);
    this.#load(direction);
  }

  async #first(): Promise<void> {
    const stage = this.#stage;
    const { list, active } = stage.view.get();
    if (!list && active !== undefined && !stage.client.room(active).timeline.get().atStart) {
      if (!(await stage.load(active, room => room.showAround(0)))) return;
    }
    const first = this.#messages()[0];
    if (first) choose(this.#stage, first);
  }

  async #last(): Promise<void> {
    const stage = this.#stage;
    const { list, active } = stage.view.get();
    if (!list && active !== undefined && !stage.client.room(active).timeline.get().atEnd) {
      if (!(await stage.load(active, room => room.showNewest()))) return;
    }
    const last = this.#messages().at(-1);
    if (last) choose(this.#stage, last);
    if (list) this.#load(1);
  }

  #load(direction: 1 | -1): void {
    const { client, view } = this.#stage;
    const { list, active } = view.get();
    if (list) void (direction > 0 && list.listing.more());
    else if (active !== undefined)
      void (direction < 0 ? client.room(active).loadOlder() : client.room(active).loadNewer());
  }

  #messages(): MessageItem[] {
    return this.#stage.reading()?.items().filter(isMessage) ?? [];
  }

  #key(): string | undefined {
    const { view, client } = this.#stage;
    return chosenKey(view.get(), client.preferences.get());
  }
}

/** From now on it is the one that is chosen, in the conversation or in the list, and in sight. */
export function choose(stage: Stage, item: MessageItem): void {
  const reading = stage.reading();
  if (!reading) return;
  stage.change(view => {
    const { seq } = item.message;
    if (!view.list) {
      const anchor = reading.revealing(reading.held(deskOf(view).anchor), item.key);
      return {
        ...choosing(
          withDesk(view, desk => ({ ...desk, anchor })),
          seq,
        ),
        notice: undefined,
      };
    }
    const found = foundAs(view.list, item);
    if (!found) return view;
    const anchor = reading.revealing(
      reading.held(view.list.anchor ?? reading.begin(view.list.thread !== undefined)),
      item.key,
    );
    return {
      ...view,
      list: { ...view.list, chosen: { room: found.room, seq }, anchor },
      keys: "choosing",
      notice: undefined,
    };
  });
}

/** What a list has found, by its item. */
export function foundAs({ listing }: List, { key }: Item): Found | undefined {
  return listing.state.get().found.find(({ room, message }) => keyOf({ room, seq: message.seq }) === key);
}

export function isMessage(item: Item): item is MessageItem {
  return item.kind === "message";
}
