import { nanoid } from "nanoid";
import type { Answer, BoardSize, Clock, ServerEvent, Signal, Stroke } from "../../protocol/index.ts";
import { type Failure, isFailure, pauseAfter } from "../failure.ts";
import type { Ask } from "../room.ts";
import { type ReadonlySlice, Slice } from "../slice.ts";
import {
  type BoardState,
  begun,
  caughtUp,
  cleared,
  drawn,
  gone,
  grew,
  growingLasts,
  lapsed,
  noBoard,
  pointed,
  type Unstored,
} from "../state/board.ts";
import type { Me } from "../state/people.ts";
import { Deeds } from "./deeds.ts";
import { Told } from "./told.ts";

/** With more strokes than this a board is loaded afresh: what is beneath comes as a picture, and is painted in no time. */
const mostStrokes = 2_500;

export type BoardEvent = ServerEvent<"stroke" | "cleared" | "drawing" | "pointer" | "boardLeft">;

/** A stroke before it has a name. */
export type Sketch = Omit<Stroke, "sid">;

/** A room's board while one has it before one: kept in step with the server, through every interruption. */
export interface BoardView {
  readonly state: ReadonlySlice<BoardState>;
  /** Whether it is kept in step; what was known of one that was closed is still in its state. */
  readonly isOpen: boolean;
  /** Loads the board, and keeps it in step from now on; what is wrong, if it cannot be had. */
  open(): Promise<Failure | undefined>;
  /** What was drawn is stored all the same. */
  close(): void;
  /** Brings what is known of it up to date once; whoever has it open goes on having it. */
  load(): Promise<Failure | undefined>;
  /** Names a stroke that one begins. */
  begin(sketch: Sketch): Stroke;
  /** A stroke is so far by now: the others see it grow. */
  growing(stroke: Stroke): void;
  /** It is not to be drawn after all. */
  giveUp(stroke: Stroke): void;
  /** It is finished: it is seen at once, and sent until the server has it. Gives its name. */
  draw(stroke: Stroke | Sketch): string;
  /** Takes back the last stroke of one's own that is to be seen; whether there is one. */
  undo(): boolean;
  /** Puts there again what one took back last, and has drawn nothing since. */
  redo(): boolean;
  clear(): Promise<Failure | undefined>;
  /** For a minute. */
  undoClear(): Promise<Failure | undefined>;
  pointer(x: number, y: number): void;
}

export class LiveBoard implements BoardView {
  readonly #room: number;
  readonly #ask: Ask;
  readonly #signal: (signal: Signal) => void;
  readonly #clock: Clock;
  readonly #me: ReadonlySlice<Me | undefined>;
  readonly #told: Told;
  readonly #deeds: Deeds;
  readonly #state: Slice<BoardState>;
  #open = false;
  /** Somebody has it before them. */
  #viewed = false;
  /** So many wait to know what is on it. */
  #loads = 0;
  /** Counts the times it was opened and closed: what was asked for before is of no use. */
  #turn = 0;
  /** What is known is not built on: the next page is where all begins. */
  #afresh = true;
  /** The highest mark that was heard of. */
  #heard = 0;
  #syncing: Promise<Failure | undefined> | undefined;
  #mostStrokes = mostStrokes;

  constructor(options: {
    room: number;
    ask: Ask;
    signal: (signal: Signal) => void;
    clock: Clock;
    me: ReadonlySlice<Me | undefined>;
    /** What was done on it before and the server has not. */
    before?: readonly Unstored[];
    /** What the server has not by now. */
    keep?: (unstored: readonly Unstored[]) => void;
  }) {
    this.#room = options.room;
    this.#ask = options.ask;
    this.#signal = options.signal;
    this.#clock = options.clock;
    this.#me = options.me;
    this.#told = new Told(options.room, options.clock, options.signal);
    const { before = [], keep } = options;
    this.#state = new Slice<BoardState>({ ...noBoard, me: options.me.get()?.user, unstored: before });
    this.#deeds = new Deeds({
      room: options.room,
      ask: options.ask,
      clock: options.clock,
      state: this.#state,
      isOpen: () => this.#open,
    });
    let kept = before;
    this.#state.subscribe(() => {
      const { unstored } = this.#state.get();
      if (unstored !== kept) keep?.(unstored);
      kept = unstored;
    });
  }

  get state(): ReadonlySlice<BoardState> {
    return this.#state;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(): Promise<Failure | undefined> {
    this.#viewed = true;
    return this.#enter();
  }

  close(): void {
    this.#viewed = false;
    this.#leave();
  }

  async load(): Promise<Failure | undefined> {
    this.#loads += 1;
    try {
      return await this.#enter();
    } finally {
      this.#loads -= 1;
      this.#leave();
    }
  }

  #enter(): Promise<Failure | undefined> {
    if (!this.#open) {
      this.#open = true;
      this.#turn += 1;
      this.#heard = 0;
      this.#signal({ type: "boardOpen", room: this.#room, on: true });
    }
    return this.#catchUp();
  }

  #leave(): void {
    if (!this.#open || this.#viewed || this.#loads > 0) return;
    this.#open = false;
    this.#turn += 1;
    this.#syncing = undefined;
    this.#told.forget();
    this.#signal({ type: "boardOpen", room: this.#room, on: false });
    this.#state.update(gone);
  }

  begin(sketch: Sketch): Stroke {
    return { sid: nanoid(), ...sketch };
  }

  growing(stroke: Stroke): void {
    if (this.#open) this.#told.draw(stroke);
  }

  giveUp(stroke: Stroke): void {
    this.#told.giveUp(stroke);
  }

  draw(sketch: Stroke | Sketch): string {
    const stroke = "sid" in sketch ? sketch : this.begin(sketch);
    this.#told.finish(stroke.sid);
    this.#deeds.draw(stroke);
    return stroke.sid;
  }

  undo(): boolean {
    return this.#deeds.undo();
  }

  redo(): boolean {
    return this.#deeds.redo();
  }

  clear(): Promise<Failure | undefined> {
    return this.#deeds.clear(true);
  }

  undoClear(): Promise<Failure | undefined> {
    return this.#deeds.clear(false);
  }

  pointer(x: number, y: number): void {
    if (this.#open) this.#told.point(x, y);
  }

  /** There is a connection again: what was missed is asked for, and what waits is sent. */
  welcomed(): void {
    this.#state.update(state => ({ ...state, me: this.#me.get()?.user }));
    this.#heard = 0;
    if (this.#open) {
      this.#signal({ type: "boardOpen", room: this.#room, on: true });
      void this.#catchUp();
    }
    void this.#deeds.send();
  }

  /** The connection is gone: what others do now cannot be heard. */
  lost(): void {
    this.#told.forget();
    this.#state.update(gone);
  }

  event(event: BoardEvent): void {
    if (!this.#open) return;
    const now = this.#clock.now();
    if (event.type === "stroke") {
      this.#follow(event.stroke.version, state => drawn(state, event.stroke));
    } else if (event.type === "cleared") {
      // What it was cleared of before is not known here any more.
      if (event.cleared < this.#state.get().cleared) this.#afresh = true;
      this.#follow(event.version, state => cleared(state, event));
    } else if (event.type === "drawing") {
      this.#state.update(state => grew(state, event, now));
      this.#clock.after(growingLasts, () => this.#state.update(state => lapsed(state, this.#clock.now())));
    } else if (event.type === "pointer") {
      this.#state.update(state => pointed(state, event));
    } else {
      this.#state.update(state => gone(state, event.user));
    }
  }

  /** The next change is taken; a later one says that something is missing. */
  #follow(version: number, change: (state: BoardState) => BoardState): void {
    this.#heard = Math.max(this.#heard, version);
    const { loaded, mark, strokes } = this.#state.get();
    // Before it is loaded, that is on its way.
    if (!loaded || version <= mark) return;
    if (strokes.length > this.#mostStrokes) this.#afresh = true;
    if (version === mark + 1 && !this.#afresh) this.#state.update(change);
    else void this.#catchUp();
  }

  #catchUp(): Promise<Failure | undefined> {
    if (this.#syncing) return this.#syncing;
    const syncing = this.#sync(this.#turn).finally(() => {
      if (this.#syncing === syncing) this.#syncing = undefined;
    });
    this.#syncing = syncing;
    return syncing;
  }

  /** Asks page by page for what is missing, until nothing is. */
  async #sync(turn: number): Promise<Failure | undefined> {
    /** Of a board that is loaded afresh: until all are there, it is seen as it was. */
    let pages: Answer<"board">[] = [];
    for (;;) {
      const { mark } = this.#state.get();
      const heard = this.#heard;
      const begins = this.#afresh && pages.length === 0;
      const since = begins ? 0 : (pages.at(-1)?.upTo ?? mark);
      if (begins) this.#afresh = false;
      const page = await this.#ask("board", { room: this.#room, since });
      const isClosed = turn !== this.#turn;
      if (isClosed || isFailure(page)) {
        // What was to be forgotten still is.
        this.#afresh ||= begins || pages.length > 0;
        if (isClosed || !isFailure(page)) return undefined;
        this.#later(page);
        return page;
      }
      const known = pages.at(-1) ?? this.#state.get();
      const isOther =
        page.epoch !== known.epoch ||
        page.head < since ||
        page.cleared < known.cleared ||
        !isOfSize(page, "size" in known ? known.size : known);
      if (!begins && isOther) {
        pages = [];
        this.#afresh = true;
        continue;
      }
      if (begins || page.picture) pages = [page];
      else if (pages.length > 0) pages.push(page);
      else this.#state.update(state => caughtUp(state, page));
      // One that brings nothing would be asked for without end.
      if (page.more && page.upTo > since) continue;
      if (pages.length > 0) {
        const all = pages;
        pages = [];
        this.#state.update(state => begun(state, all));
        void this.#deeds.send();
        // If there is no picture of so many, to ask again with each stroke would not make one.
        this.#mostStrokes = Math.max(mostStrokes, this.#state.get().strokes.length + mostStrokes / 2);
      }
      if (this.#afresh) continue;
      const reached = this.#state.get().mark;
      if (reached >= this.#heard) return undefined;
      // What was announced and is not there would be asked for without end.
      if (reached === mark && heard === this.#heard) return undefined;
    }
  }

  /** Tries once more, unless that cannot help, or the next welcome will do it anyway. */
  #later(failure: Failure): void {
    if (!failure.retryable || failure.code === "offline") return;
    this.#clock.after(pauseAfter(failure), () => {
      if (this.#open) void this.#catchUp();
    });
  }
}

/** A board stays as large as it was made: pixels that are known would be in other places. */
function isOfSize({ width, height }: BoardSize, size: BoardSize): boolean {
  return width === size.width && height === size.height;
}
