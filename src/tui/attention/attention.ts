import type { Client } from "../../client/index.ts";
import type { Clock, ServerEvent } from "../../protocol/index.ts";
import { capabilitiesOf } from "../capabilities.ts";
import type { Terminal } from "../screen/terminal.ts";
import type { TuiSettings } from "../settings.ts";
import type { View } from "../view.ts";
import { callOf, titleOf } from "./call.ts";
import { isQuiet } from "./quiet.ts";
import {
  keepTitle,
  type Notifier,
  notification,
  notifierOf,
  restoreTitle,
  windowTitle,
} from "./sequences.ts";

/** However many messages come at once, it rings once. */
const pause = 2_000;
/** A terminal that does not tell whether it is looked at is, for so long after a key. */
const looksFor = 60_000;
const bell = "\x07";

/** Calls somebody who looks elsewhere: the bell, a notification, the window's title. */
export class Attention {
  readonly #client: Client;
  readonly #view: () => View;
  readonly #terminal: Pick<Terminal, "write" | "dress">;
  readonly #settings: TuiSettings;
  readonly #clock: Clock;
  readonly #notifier: Notifier;
  readonly #mayTitle: boolean;
  #title = "";
  #calledAt = Number.NEGATIVE_INFINITY;
  #keyAt: number;
  #tellsFocus = false;

  constructor(options: {
    client: Client;
    view: () => View;
    terminal: Pick<Terminal, "write" | "dress">;
    settings: TuiSettings;
    environment: NodeJS.ProcessEnv;
    clock: Clock;
  }) {
    const { settings, environment } = options;
    this.#client = options.client;
    this.#view = options.view;
    this.#terminal = options.terminal;
    this.#settings = settings;
    this.#clock = options.clock;
    this.#notifier = settings.notifications === "auto" ? notifierOf(environment) : settings.notifications;
    this.#mayTitle = settings.title && capabilitiesOf(environment).osc;
    this.#keyAt = options.clock.now();
  }

  /** Something came from the terminal: perhaps that it tells whether it is looked at. */
  heard(what: { readonly kind: string }): void {
    this.#keyAt = this.#clock.now();
    if (what.kind === "focus") this.#tellsFocus = true;
  }

  event(event: ServerEvent): void {
    if (event.type !== "message" || this.#isLookedAt()) return;
    const room = this.#client.rooms.get().get(event.room);
    const call = callOf(
      event,
      this.#client.me.get()?.user,
      room,
      this.#settings.notify,
      this.#client.preferences.get(),
    );
    const now = this.#clock.now();
    if (!call || now - this.#calledAt < pause || isQuiet(this.#settings["quiet-hours"], new Date(now)))
      return;
    this.#calledAt = now;
    this.#terminal.write((this.#settings.bell ? bell : "") + notification(this.#notifier, call));
  }

  /** Names the window anew, if it is called something else by now. */
  title(): void {
    if (!this.#mayTitle) return;
    const { active } = this.#view();
    const rooms = this.#client.rooms.get();
    const title = windowTitle(titleOf(rooms.values(), active === undefined ? undefined : rooms.get(active)));
    if (title === this.#title) return;
    const first = this.#title === "";
    this.#title = title;
    this.#terminal.dress("title", keepTitle + title, restoreTitle, first ? keepTitle + title : title);
  }

  #isLookedAt(): boolean {
    if (this.#tellsFocus) return this.#view().focused;
    return this.#clock.now() - this.#keyAt < looksFor;
  }
}
