import type { Client, Slice } from "../client/index.ts";
import { type Clock, graphemes } from "../protocol/index.ts";
import { deskOf, unaimed, written } from "./desk.ts";
import type { KeyEvent } from "./keys/decoder.ts";
import { emptyDraft, supplanted } from "./keys/edit.ts";
import type { Doing, Keymap } from "./keys/keymap.ts";
import type { Action } from "./keys/table.ts";
import type { Look } from "./look.ts";
import type { MessagePlace } from "./message-place.ts";
import { Asking } from "./modes/asking.ts";
import { Choosing } from "./modes/choosing.ts";
import { Composing } from "./modes/composing.ts";
import { DrawingMode } from "./modes/drawing.ts";
import { Hinting } from "./modes/hinting.ts";
import { Logging } from "./modes/logging.ts";
import { Picking } from "./modes/picking.ts";
import { Pointing } from "./modes/pointing.ts";
import { nextUnread, showAt, step, toCall } from "./modes/rooms.ts";
import { firstUnread, oldest, page } from "./modes/scrolling.ts";
import { openSwitcher } from "./modes/switching.ts";
import { isPicker } from "./question.ts";
import type { Scene } from "./scene.ts";
import { seesBoard } from "./shown.ts";
import { type Acts, Stage } from "./stage.ts";
import { asking, type View, writing } from "./view.ts";

/** What the hands do: keys become changes of the view, or something for the client to do. */
export class Input {
  readonly #stage: Stage;
  readonly #keymap: Keymap;
  readonly #composing: Composing;
  readonly #choosing: Choosing;
  readonly #asking: Asking;
  readonly #picking: Picking;
  readonly #pointing: Pointing;
  readonly #logging: Logging;
  readonly #hinting: Hinting;
  readonly #drawing: DrawingMode;
  /** A key that means something only with the next. */
  #begun: string | undefined;

  constructor(options: {
    client: Client;
    view: Slice<View>;
    scene: Scene;
    keymap: Keymap;
    look: Look;
    clock: Clock;
    acts: Acts;
  }) {
    this.#stage = new Stage(options);
    this.#keymap = options.keymap;
    this.#logging = new Logging(this.#stage);
    this.#hinting = new Hinting(this.#stage);
    this.#drawing = new DrawingMode(this.#stage);
    this.#composing = new Composing(this.#stage, { logging: this.#logging, drawing: this.#drawing });
    this.#choosing = new Choosing(this.#stage);
    this.#asking = new Asking(this.#stage, this.#drawing);
    this.#picking = new Picking(this.#stage);
    this.#pointing = new Pointing(this.#stage, this.#drawing);
  }

  take(event: KeyEvent): void {
    if (event.kind === "focus") {
      this.#stage.change(view => ({ ...view, focused: event.focused }));
    } else if (event.kind === "background" || event.kind === "attributes") {
      this.#stage.look.told(event.kind === "background" ? event.colour : undefined);
    } else if (event.kind === "key") {
      const key = this.#begun === undefined ? event.key : `${this.#begun} ${event.key}`;
      this.#begun = this.#keymap.begins(key) ? key : undefined;
      const action = this.#keymap.actionOf(key, doingIn(this.#stage.view.get()));
      if (!action && event.at) return this.#pointing.take(event.key, event.at);
      if (action && !this.#stage.themes.take(action)) this.#act(action);
    } else {
      this.#begun = undefined;
      this.#stage.themes.take(undefined);
      this.#text(event);
    }
  }

  #text(event: KeyEvent & { kind: "text" | "paste" }): void {
    const { question, hints } = this.#stage.view.get();
    if (hints) return event.kind === "text" ? this.#hinting.text(event.text) : undefined;
    if (isPicker(question)) return this.#picking.text(question, event.text);
    if (question) return this.#asking.text(question, event.text);
    const doing = doingIn(this.#stage.view.get());
    if (doing === "writing") {
      return event.kind === "paste" ? this.#composing.paste(event.text) : this.#composing.text(event.text);
    }
    if (event.kind === "paste") return;
    // Each letter is a key of its own; the first of them may be to write with the others.
    const [letter = "", ...rest] = graphemes(event.text);
    const action = this.#keymap.actionOf(letter === " " ? "space" : letter, doing);
    if (action) this.#act(action);
    if (rest.length > 0) this.#text({ kind: "text", text: rest.join("") });
  }

  /** No more keys come. */
  end(): void {
    this.#composing.end();
  }

  show(room: number): void {
    this.#stage.show(room);
  }

  /** The room one was in is gone. */
  putOut(): void {
    this.#stage.putOut();
  }

  goTo(place: MessagePlace): void {
    void this.#stage.goTo(place);
  }

  #act(action: Action): void {
    const stage = this.#stage;
    const { question, help, keys, list, log, drawing } = stage.view.get();
    if (this.#hinting.take(action)) return;
    if (isPicker(question) && this.#picking.take(question, action)) return;
    if (action === "switch" || this.#cutsNothing(action)) return openSwitcher(stage);
    if (question && !(action in anywhere)) return this.#asking.act(question, action);
    const room = /^room-(\d)$/.exec(action)?.[1];
    if (room) return showAt(stage, Number(room) - 1);
    const act = anywhere[action as keyof typeof anywhere];
    if (act) return act(stage);
    if (help !== undefined && onlyLeaving(action) === "escape") {
      return stage.change(view => ({ ...view, help: undefined, notice: undefined }));
    }
    if (action === "hints") return this.#hinting.begin();
    if (action === "frames") return this.#logging.turn();
    if (action === "draw") return this.#drawing.turn();
    if (log && help === undefined) return this.#logging.act(action);
    if (drawing && help === undefined) return this.#drawing.act(action);
    if (action === "choose") return this.#choose();
    // Over a list one may write, and still moves in the list.
    const inList = keys === "choosing" || (list !== undefined && action in reading);
    if (inList && help === undefined) return this.#choosing.act(onlyLeaving(action));
    const move = reading[action as keyof typeof reading];
    if (move) return void move(stage);
    this.#composing.act(action);
  }

  /** On an empty line there is nothing to cut: the key goes anywhere. */
  #cutsNothing(action: Action): boolean {
    const view = this.#stage.view.get();
    return action === "kill-to-end" && !view.question && deskOf(view).draft.text === "";
  }

  #choose(): void {
    const { list } = this.#stage.view.get();
    if (list) this.#stage.change(view => ({ ...view, keys: "choosing" }));
    else this.#choosing.begin();
  }
}

function doingIn(view: View): Doing {
  const { question, hints, keys, log } = view;
  if (question || hints) return "writing";
  if (seesBoard(view)) return "drawing";
  return log ? "logging" : keys;
}

/** Ctrl+C puts an end to what one is at, before it is quitting. */
function onlyLeaving(action: Action): Action {
  return action === "clear-or-quit" ? "escape" : action;
}

/** What keys mean whatever one does. */
const anywhere = {
  "next-room": stage => step(stage, 1),
  "previous-room": stage => step(stage, -1),
  "next-unread": nextUnread,
  "next-call": stage => void toCall(stage, 1),
  "previous-call": stage => void toCall(stage, -1),
  "first-unread": stage => void firstUnread(stage),
  "find-room": findRoom,
  "fold-rooms": stage => fold(stage, "rooms"),
  "fold-members": stage => fold(stage, "members"),
  bare: stage => stage.change(view => ({ ...view, folds: { ...view.folds, bare: !view.folds.bare } })),
  inbox: stage => stage.openInbox(),
  mouse: turnMouse,
  search: stage => stage.change(view => asking(view, { what: "search", draft: emptyDraft })),
  retry: stage => stage.client.retryNow(),
  repaint: stage => stage.acts.repaint(),
  suspend: stage => stage.acts.suspend(),
  help: stage => stage.change(view => ({ ...view, help: view.help ? undefined : { first: 0 } })),
  quit: stage => stage.acts.quit(),
} satisfies Partial<Record<Action, (stage: Stage) => void>>;

/** How one moves in a conversation while one writes. */
const reading = {
  "page-up": stage => page(stage, -1),
  "page-down": stage => page(stage, 1),
  oldest: stage => void oldest(stage),
  newest: stage => stage.newest(),
} satisfies Partial<Record<Action, (stage: Stage) => void>>;

function turnMouse(stage: Stage): void {
  const mouse = !stage.view.get().mouse;
  stage.change(view => ({ ...view, mouse }));
  stage.say(mouse ? "The mouse scrolls, opens and chooses." : "The mouse selects text.");
}

/** The list of rooms shows those that are meant while it is being written. */
function findRoom(stage: Stage): void {
  stage.change(view => written(unaimed(writing(view)), draft => supplanted(draft, "/go ")));
}

function fold(stage: Stage, pane: "rooms" | "members"): void {
  const shown = stage.scene.shows(pane);
  stage.change(view => ({ ...view, folds: { ...view.folds, [pane]: !shown } }));
}
