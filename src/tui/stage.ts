import {
  type Client,
  inbox,
  isIgnored,
  type Listing,
  placeOf,
  type Reached,
  ReadMarks,
  type RoomState,
  type RoomView,
  type Slice,
  type Source,
  titleOf,
} from "../client/index.ts";
import type { Clock, Found, Message } from "../protocol/index.ts";
import { chosenIn } from "./chosen.ts";
import { deskOf, sentEarlier, withDesk } from "./desk.ts";
import { answerKept } from "./kept-answer.ts";
import type { Widths } from "./layout.ts";
import type { Look } from "./look.ts";
import type { MessagePlace } from "./message-place.ts";
import type { Reading } from "./reading.ts";
import type { Anchor } from "./rows/window.ts";
import { failed, type Said } from "./said.ts";
import type { Scene } from "./scene.ts";
import { goTo, type Servers } from "./servers.ts";
import { ThemeChoice } from "./theme-choice.ts";
import {
  choosing,
  type List,
  listClosed,
  opened,
  putOut,
  sameHands,
  stillHere,
  switchTo,
  type View,
} from "./view.ts";

/** What only the program as a whole can do. */
export interface Acts {
  quit(): void;
  readonly servers: Servers;
  suspend(): void;
  repaint(): void;
  /** Takes a text as its person leaves it in their editor; the program ends, or goes elsewhere, only after that. */
  edit(text: string, take: (text: string) => void): Promise<void>;
  /** Puts a text where other programs find it; or says why that cannot be. */
  copy(text: string): string | undefined;
  /** Keeps a text in a file of this name; gives where that is. */
  save(name: string, text: string): Promise<string>;
  /** Keeps how wide the side panes are, for the next time; or says why that cannot be. */
  keepWidths(widths: Widths): string | undefined;
  /** Shows a page of the web; or says why that cannot be. */
  browse(url: string): string | undefined;
}

/** What hands work with, whatever they do: the view, what is seen of it, the client behind it, and ways to places. */
export class Stage {
  readonly client: Client;
  readonly view: Slice<View>;
  readonly clock: Clock;
  readonly acts: Acts;
  readonly scene: Scene;
  readonly look: Look;
  readonly themes: ThemeChoice;
  /** The rooms of which it is known what was sent there in earlier runs. */
  readonly #remembered = new Set<number>();

  constructor(options: {
    client: Client;
    view: Slice<View>;
    scene: Scene;
    look: Look;
    clock: Clock;
    acts: Acts;
  }) {
    this.client = options.client;
    this.view = options.view;
    this.scene = options.scene;
    this.look = options.look;
    this.themes = new ThemeChoice(options.view, options.look);
    this.clock = options.clock;
    this.acts = options.acts;
  }

  change(change: (view: View) => View): void {
    this.view.update(view => answerKept(view, change(view)));
  }

  say(text: string | undefined, error = false): void {
    this.change(view => ({ ...view, notice: text === undefined ? undefined : { text, error } }));
  }

  room(): RoomState | undefined {
    const { active } = this.view.get();
    return active === undefined ? undefined : this.client.rooms.get().get(active);
  }

  reading(): Reading | undefined {
    return this.scene.reading();
  }

  /** The message that is chosen, in the list if there is one, else in the conversation. */
  chosen(): Found | undefined {
    const { list, chosen, active } = this.view.get();
    if (list) return chosenIn(list, this.client.preferences.get());
    if (active === undefined || chosen === undefined) return undefined;
    const { messages } = this.client.room(active).timeline.get();
    const message = messages[placeOf(messages, chosen)];
    return message?.seq === chosen ? { room: active, message } : undefined;
  }

  /** Back to writing: at the newest messages if the one that was chosen is among those, else where one is. */
  stopChoosing(): void {
    const { list, chosen } = this.view.get();
    if (list || chosen === undefined) return;
    const reading = this.reading();
    const near = reading?.revealing(undefined, `m${chosen}`) === undefined;
    const at = (anchor: Anchor | undefined) => (near ? undefined : reading.moved(anchor, 0));
    this.change(view => ({
      ...withDesk(view, desk => ({ ...desk, anchor: at(desk.anchor) })),
      chosen: undefined,
      keys: "writing",
    }));
  }

  /** The room one was in is gone: one is nowhere until one goes somewhere. */
  putOut(): void {
    this.change(putOut);
    this.say("You are not in this room any more.");
  }

  /** Goes to a room: what is read there is kept in step from now on. */
  show(room: number): void {
    const { active } = this.view.get();
    if (active !== undefined && active !== room) this.client.clearNew(active);
    this.change(view => switchTo(view, room));
    void this.client.view(room);
    void this.#rememberSent(room);
  }

  /** A room's is read when one first goes there, so that many rooms are no later start. */
  async #rememberSent(room: number): Promise<void> {
    if (this.#remembered.has(room)) return;
    this.#remembered.add(room);
    const texts = await this.client.sentIn(room);
    this.change(view => sentEarlier(view, room, texts));
  }

  /** Goes to another server; this one is shown until that has answered. */
  async visit(name: string): Promise<Said> {
    this.say(`Going to ${name === "-" ? "where you were" : name}`);
    const why = await goTo(this.acts.servers, name);
    return why === undefined ? undefined : failed(why);
  }

  newest(): void {
    const room = this.room();
    if (!room) return;
    this.change(view => withDesk(view, desk => ({ ...desk, anchor: undefined })));
    if (!this.client.room(room.room).timeline.get().atEnd) void this.client.room(room.room).showNewest();
  }

  /** Goes to a message, with what was said around it; whether it is chosen now. */
  goTo({ room, seq }: MessagePlace): Promise<boolean> {
    return this.#goTo(
      room,
      there => isLoadedIn(there, seq) || there.showAround(seq),
      (messages, there) => (isLoadedIn(there, seq) ? placeOf(messages, seq) : undefined),
    );
  }

  /** Goes to a message or, where something else has its number, to the next. */
  goToNext({ room, seq }: MessagePlace): Promise<boolean> {
    return this.#goTo(
      room,
      there => isLoadedIn(there, seq) || there.showAround(seq),
      messages => placeOf(messages, seq),
    );
  }

  /** Goes to what was said at a time, or next after it. */
  goToTime(room: number, at: number): Promise<boolean> {
    return this.#goTo(
      room,
      there => there.showAt(at),
      messages => {
        const found = messages.findIndex(message => message.at >= at);
        return found < 0 ? messages.length : found;
      },
    );
  }

  /** Puts a list in the place of the conversation. */
  open(title: string, source: Source, thread?: MessagePlace): void {
    this.#open(title, this.client.list(source), thread && { thread });
  }

  /** The same of all that one has not read. */
  openInbox(): void {
    const listing = this.client.list(inbox(() => this.client.rooms.get()));
    this.#open("Not read", listing, { marks: new ReadMarks(this.client, listing) });
  }

  #open(title: string, listing: Listing, more: Pick<List, "thread" | "marks"> = {}): void {
    this.change(view => opened(view, { title, listing, chosen: undefined, anchor: undefined, ...more }));
  }

  /** Loads another part of the room one is in; whether that is there, and one still where one was. */
  async load(room: number, load: (room: RoomView) => Promise<Reached>): Promise<boolean> {
    const before = this.view.get();
    const reached = await load(this.client.room(room));
    return stillHere(before, this.view.get()) && this.#isReached(reached);
  }

  #isReached(reached: Reached): boolean {
    if (typeof reached === "boolean") return reached;
    this.say(`This cannot be shown: ${reached.message}`, true);
    return false;
  }

  /** What is typed before the answer comes goes on: a key that was to be a letter does nothing to a message. */
  async #goTo(
    id: number,
    load: (room: RoomView) => Promise<Reached> | boolean,
    find: (messages: readonly Message[], room: RoomView) => number | undefined,
  ): Promise<boolean> {
    const room = this.client.rooms.get().get(id);
    if (!room) {
      this.say("You are not in this room any more.", true);
      return false;
    }
    this.show(id);
    this.change(view => ({ ...listClosed(view), help: undefined, log: undefined }));
    const before = this.view.get();
    const live = this.client.room(id);
    const reached = await load(live);
    const now = this.view.get();
    if (now.active !== id || !this.#isReached(reached)) return false;
    const { messages } = live.timeline.get();
    const found = find(messages, live);
    if (found === undefined) {
      this.say(`There is no such message in ${titleOf(room)}.`, true);
      return false;
    }
    const preferences = this.client.preferences.get();
    // Of who is ignored there is nothing to go to: the next one it is.
    const isSeen = ({ user }: Message) => !isIgnored(preferences, user);
    const message = messages.slice(found).find(isSeen) ?? messages.findLast(isSeen);
    const isFree = sameHands(before, now);
    if (!message || !(isFree || now.keys === "writing")) return false;
    const anchor = this.reading()?.centred(`m${message.seq}`);
    this.change(view => {
      const there = withDesk(view, desk => ({ ...desk, anchor }));
      return isFree ? choosing(there, message.seq) : there;
    });
    return isFree;
  }

  /** Whether a message could be put in sight by no more than looking at the newest ones. */
  inSight(seq: number): boolean {
    return (
      deskOf(this.view.get()).anchor === undefined &&
      this.reading()?.revealing(undefined, `m${seq}`) === undefined
    );
  }
}

function isLoadedIn({ timeline }: RoomView, seq: number): boolean {
  const { messages } = timeline.get();
  return messages[placeOf(messages, seq)]?.seq === seq;
}
