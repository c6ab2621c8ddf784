import type { Client, ConnectionState, Slice } from "../client/index.ts";
import { deskOf, withDesk } from "./desk.ts";
import type { Reading } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { shownIn } from "./shown.ts";
import { anchorIn, type List, type View } from "./view.ts";

/** More messages than this are not loaded to fill a screen: if they leave it empty, those who said them are ignored. */
const most = 500;

/** Leaves no part of a window empty for which there is something to read: without a key, when the window has grown. */
export class Filling {
  readonly #client: Client;
  readonly #view: Slice<View>;
  readonly #scene: Scene;
  /** What was asked for last: what failed is not asked for without end. */
  #asked: { readonly room: number; readonly edge: number; readonly on: ConnectionState } | undefined;

  constructor(options: { client: Client; view: Slice<View>; scene: Scene }) {
    this.#client = options.client;
    this.#view = options.view;
    this.#scene = options.scene;
  }

  /** Looks at what was drawn last. */
  fill(): void {
    const view = this.#view.get();
    const reading = this.#scene.reading();
    const { what } = shownIn(view);
    if (!reading || (what !== "list" && what !== "nothing")) return;
    const anchor = anchorIn(view, reading);
    if (reading.window(anchor).blank === 0) return;
    if (view.list) this.#fillList(view.list, reading);
    else if (view.active !== undefined) this.#fillConversation(view.active, reading);
  }

  #fillList({ listing, anchor }: List, reading: Reading): void {
    const { failure } = listing.state.get();
    if (anchor)
      this.#view.update(view => ({ ...view, list: view.list && { ...view.list, anchor: reading.first() } }));
    else if (!failure) void listing.more();
  }

  #fillConversation(room: number, reading: Reading): void {
    const live = this.#client.room(room);
    const { atStart, atEnd, messages, loading } = live.timeline.get();
    if (loading !== "none" || messages.length > most) return;
    if (!atStart) return this.#ask(room, messages[0]?.seq, () => live.loadOlder());
    // What is above is all there is: what is below comes into the window.
    if (deskOf(this.#view.get()).anchor)
      this.#view.update(view => withDesk(view, desk => ({ ...desk, anchor: reading.first() })));
    else if (!atEnd) this.#ask(room, messages.at(-1)?.seq, () => live.loadNewer());
  }

  #ask(room: number, edge: number | undefined, load: () => Promise<void>): void {
    const on = this.#client.connection.get();
    const { room: before, edge: last, on: then } = this.#asked ?? {};
    if (edge === undefined || on.status !== "online") return;
    if (before === room && last === edge && then === on) return;
    this.#asked = { room, edge, on };
    void load();
  }
}
