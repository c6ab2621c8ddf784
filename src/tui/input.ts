import { type Client, disturbs, type RoomState, type Slice } from "../client/index.ts";
import { type Clock, isMessageText, limits, utf8Length } from "../protocol/index.ts";
import type { Desk } from "./commands/command.ts";
import { readLine } from "./commands/table.ts";
import type { KeyEvent } from "./keys/decoder.ts";
import { type Draft, edit, emptyDraft, insert, moveLine, withText } from "./keys/edit.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { Action } from "./keys/table.ts";
import type { Look } from "./look.ts";
import { helpMoved } from "./panes/help.tsx";
import { roomOrder } from "./room-order.ts";
import type { Scene } from "./scene.tsx";
import { ThemeChoice } from "./theme-choice.ts";
import { TypingNotice } from "./typing-notice.ts";
import { deskOf, recall, sent, switchTo, type View, withDesk, withDraft, written } from "./view.ts";

const tooLong = `This is too long for one message: at most ${limits.textBytes} bytes.`;

/** What the hands do: keys become changes of the view, or something for the client to do. */
export class Input {
  readonly #client: Client;
  readonly #view: Slice<View>;
  readonly #scene: Scene;
  readonly #keymap: Keymap;
  readonly #clock: Clock;
  readonly #acts: { quit(): void; suspend(): void; repaint(): void };
  readonly #typing: TypingNotice;
  readonly #look: Look;
  readonly #themes: ThemeChoice;

  constructor(options: {
    client: Client;
    view: Slice<View>;
    scene: Scene;
    keymap: Keymap;
    look: Look;
    clock: Clock;
    acts: { quit(): void; suspend(): void; repaint(): void };
  }) {
    this.#client = options.client;
    this.#view = options.view;
    this.#scene = options.scene;
    this.#keymap = options.keymap;
    this.#clock = options.clock;
    this.#acts = options.acts;
    this.#look = options.look;
    this.#themes = new ThemeChoice(options.view, options.look);
    this.#typing = new TypingNotice(options.client, options.clock);
  }

  take(event: KeyEvent): void {
    if (event.kind === "focus") {
      this.#view.update(view => ({ ...view, focused: event.focused }));
    } else if (event.kind === "background" || event.kind === "attributes") {
      this.#look.told(event.kind === "background" ? event.colour : undefined);
    } else if (event.kind === "key") {
      const action = this.#keymap.actionOf(event.key);
      if (action && !this.#themes.take(action)) this.#act(action);
    } else {
      this.#themes.take(undefined);
      this.#write(insert(deskOf(this.#view.get()).draft, event.text));
    }
  }

  /** Goes to a room: what is read there is kept in step from now on. */
  show(room: number | undefined): void {
    const { active } = this.#view.get();
    if (active !== undefined && active !== room) this.#client.clearNew(active);
    this.#view.update(view => switchTo(view, room));
    if (room !== undefined) void this.#client.view(room);
  }

  #act(action: Action): void {
    const edited = edit(deskOf(this.#view.get()).draft, action);
    if (edited) return this.#write(edited);
    const room = /^room-(\d)$/.exec(action)?.[1];
    if (room) return this.#showAt(Number(room) - 1);
    switch (action) {
      case "send":
        void this.#send();
        break;
      case "history-back":
      case "history-forward":
        this.#upOrDown(action === "history-back" ? "up" : "down");
        break;
      case "page-up":
        this.#page(-1);
        break;
      case "page-down":
        this.#page(1);
        break;
      case "oldest":
        this.#oldest();
        break;
      case "newest":
        this.#newest();
        break;
      case "next-room":
        this.#step(1);
        break;
      case "previous-room":
        this.#step(-1);
        break;
      case "next-unread":
        this.#nextUnread();
        break;
      case "find-room":
        this.#change(view => written(view, draft => withText(draft, "/go ")));
        break;
      case "fold-rooms":
        this.#fold("rooms");
        break;
      case "fold-members":
        this.#fold("members");
        break;
      case "retry":
        this.#client.retryNow();
        break;
      case "repaint":
        this.#acts.repaint();
        break;
      case "suspend":
        this.#acts.suspend();
        break;
      case "help":
        this.#change(view => ({ ...view, help: view.help === undefined ? 0 : undefined }));
        break;
      case "escape":
        this.#change(view => ({ ...view, help: undefined, notice: undefined }));
        break;
      case "clear-or-quit":
        if (deskOf(this.#view.get()).draft.text === "") this.#acts.quit();
        else this.#change(view => written(view, draft => ({ ...emptyDraft, cut: draft.text })));
        break;
      case "quit":
        this.#acts.quit();
        break;
      default:
        break;
    }
  }

  /** More than one message holds is not taken: it could not be sent, and the next keys would wait for its layout. */
  #write(draft: Draft): void {
    const grows = draft.text.length > deskOf(this.#view.get()).draft.text.length;
    if (grows && utf8Length(draft.text) > limits.textBytes) return this.#say(tooLong, true);
    this.#change(view => written(view, () => draft));
    const room = this.#room();
    if (room) this.#typing.written(room.room, draft.text);
  }

  async #send(): Promise<void> {
    const { text } = deskOf(this.#view.get()).draft;
    if (text.trim() === "") return;
    const line = readLine(text);
    if ("unknown" in line) return this.#say(`There is no command /${line.unknown}; /help lists them.`, true);
    if ("command" in line) {
      this.#change(view => sent(view, text));
      const { active } = this.#view.get();
      const said = await line.command.run(line.argument, this.#desk());
      if (said?.error) this.#giveBack(active, text);
      return this.#say(said?.text, said?.error ?? false);
    }
    const room = this.#room();
    if (!room) return this.#say("You are in no room: /join general", true);
    if (!isMessageText(line.say)) return this.#say(tooLong, true);
    this.#change(view => ({ ...sent(view, text), notice: undefined, help: undefined }));
    this.#typing.sent();
    this.#client.clearNew(room.room);
    this.#newest();
    try {
      await this.#client.send(room.room, line.say);
    } catch (error) {
      // The disk did not take it: it stays with its author.
      this.#giveBack(room.room, text);
      this.#say(`This could not be kept on disk: ${error instanceof Error ? error.message : error}`, true);
    }
  }

  #desk(): Desk {
    return {
      client: this.#client,
      room: this.#room(),
      now: () => this.#clock.now(),
      show: room => this.show(room),
      openHelp: () => this.#change(view => ({ ...view, help: 0 })),
      look: this.#look,
      chooseTheme: () => this.#themes.open(),
      quit: () => this.#acts.quit(),
    };
  }

  #say(text: string | undefined, error: boolean): void {
    this.#change(view => ({ ...view, notice: text === undefined ? undefined : { text, error } }));
  }

  #upOrDown(direction: "up" | "down"): void {
    const moved = moveLine(deskOf(this.#view.get()).draft, direction);
    if (moved) this.#change(view => withDraft(view, () => moved));
    else this.#change(view => recall(view, direction === "up" ? 1 : -1));
  }

  /** What was typed and came to nothing is there again, unless something else is being written by now. */
  #giveBack(room: number | undefined, text: string): void {
    if (this.#view.get().active !== room) return;
    this.#change(view => withDraft(view, draft => (draft.text === "" ? insert(draft, text) : draft)));
  }

  #fold(pane: "rooms" | "members"): void {
    const shown = this.#scene.shows(pane);
    this.#change(view => ({ ...view, folds: { ...view.folds, [pane]: !shown } }));
  }

  #page(direction: 1 | -1): void {
    if (this.#view.get().help === undefined) return this.#scroll(direction);
    const { rows, height } = this.#scene.help();
    const by = direction * Math.max(1, height - 2);
    this.#change(view => ({ ...view, help: helpMoved(view.help ?? 0, by, rows, height) }));
  }

  /** A page up or down, but for two rows that stay in sight. */
  #scroll(direction: 1 | -1): void {
    const reading = this.#scene.reading();
    const room = this.#room();
    if (!reading || !room) return;
    const { conversation, width, height } = reading;
    const { anchor } = deskOf(this.#view.get());
    const to = conversation.moved(width, height, anchor, direction * Math.max(1, height - 2));
    this.#change(view => withDesk(view, desk => ({ ...desk, anchor: to })));
    const { above, below } = conversation.window(width, height, to);
    // An item has at least a row: with fewer than a screen of them left, the next page is not loaded.
    if (direction < 0 && above < height) void this.#client.loadOlder(room.room);
    if (direction > 0 && below < height) void this.#client.loadNewer(room.room);
  }

  #oldest(): void {
    const reading = this.#scene.reading();
    const room = this.#room();
    if (!reading || !room) return;
    const { conversation, width, height } = reading;
    const anchor = conversation.oldest(width, height);
    this.#change(view => withDesk(view, desk => ({ ...desk, anchor })));
    void this.#client.loadOlder(room.room);
  }

  #newest(): void {
    const room = this.#room();
    if (!room) return;
    this.#change(view => withDesk(view, desk => ({ ...desk, anchor: undefined })));
    if (!this.#client.room(room.room).timeline.get().atEnd) void this.#client.showNewest(room.room);
  }

  #showAt(place: number): void {
    const room = this.#rooms()[place];
    if (room) this.show(room.room);
  }

  #step(by: number): void {
    const rooms = this.#rooms();
    const at = rooms.findIndex(({ room }) => room === this.#view.get().active);
    if (rooms.length > 0) this.show(rooms[(at + by + rooms.length) % rooms.length]?.room);
  }

  #nextUnread(): void {
    const rooms = this.#rooms();
    const at = rooms.findIndex(({ room }) => room === this.#view.get().active);
    const next = [...rooms.slice(at + 1), ...rooms.slice(0, at + 1)].find(disturbs);
    if (next) this.show(next.room);
  }

  #rooms(): readonly RoomState[] {
    return roomOrder(this.#client.rooms.get(), this.#client.preferences.get().order);
  }

  #room(): RoomState | undefined {
    const { active } = this.#view.get();
    return active === undefined ? undefined : this.#client.rooms.get().get(active);
  }

  #change(change: (view: View) => View): void {
    this.#view.update(change);
  }
}
