import fc from "fast-check";
import { expect, it } from "vitest";
import { LiveBoard } from "../../../src/client/board/live-board.ts";
import { boardPixels } from "../../../src/client/board/pixels.ts";
import { Failure, offline } from "../../../src/client/failure.ts";
import { Slice } from "../../../src/client/index.ts";
import {
  type Answer,
  type PlacedStroke,
  packPicture,
  paintAll,
  type ServerEvent,
  type Stroke,
} from "../../../src/protocol/index.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";

const size = { width: 16, height: 16 };
const [room, me, other] = [1, 1, 2];
// biome-ignore lint/suspicious/noExplicitAny: the bodies of three requests
type Body = any;
type Event = ServerEvent<"stroke" | "cleared">;

/** A board on a server as the protocol describes it. */
class Board {
  epoch = "e1";
  head = 0;
  #cleared = 0;
  #before: { cleared: number; flat: number } | undefined;
  #flat = 0;
  #strokes: PlacedStroke[] = [];

  get #shown(): PlacedStroke[] {
    return this.#strokes.filter(({ mark, undone }) => mark > this.#cleared && !undone);
  }

  get pixels(): Uint32Array {
    return paintAll(
      size,
      this.#shown.map(({ stroke }) => stroke),
    );
  }

  draw(user: number, stroke: Stroke): { mark: number; event?: Event } {
    const first = this.#strokes.find(one => one.user === user && one.stroke.sid === stroke.sid);
    if (first) return { mark: first.mark };
    this.head += 1;
    const placed = { mark: this.head, version: this.head, user, stroke };
    this.#strokes.push(placed);
    return { mark: this.head, event: { type: "stroke", room, stroke: placed } };
  }

  undraw(sid: string, on: boolean): { mark: number; event?: Event } | Failure {
    const place = this.#strokes.findIndex(({ stroke }) => stroke.sid === sid);
    const before = this.#strokes[place];
    if (!before) return new Failure("no_such_stroke", "", false);
    if (!before.undone === on) return { mark: before.version };
    if (before.mark <= Math.max(this.#cleared, this.#flat)) return new Failure("too_late", "", false);
    this.head += 1;
    const { undone: _, ...rest } = before;
    const placed = { ...rest, version: this.head, ...(on ? {} : { undone: true as const }) };
    this.#strokes[place] = placed;
    return { mark: this.head, event: { type: "stroke", room, stroke: placed } };
  }

  undrawAny(n: number): Event | undefined {
    const one = this.#strokes[n % Math.max(1, this.#strokes.length)];
    const outcome = one && this.undraw(one.stroke.sid, one.undone === true);
    return outcome && "event" in outcome ? outcome.event : undefined;
  }

  clear(on: boolean): Event | undefined {
    if (on === (this.#before !== undefined)) return undefined;
    this.head += 1;
    // What was dry is so again: some may have it as a picture.
    const { cleared, flat } = this.#before ?? { cleared: this.head, flat: 0 };
    this.#before = on ? { cleared: this.#cleared, flat: this.#flat } : undefined;
    this.#cleared = cleared;
    this.#flat = flat;
    return { type: "cleared", room, version: this.head, cleared };
  }

  flatten(wet: number): void {
    this.#flat = Math.max(this.#flat, this.head - wet);
    if (this.#flat <= this.#cleared) this.#flat = 0;
  }

  /** Restored from a backup: some of the end is gone. */
  restore(lost: number): void {
    this.epoch += "+";
    this.head = Math.max(0, this.head - lost);
    this.#strokes = this.#strokes.filter(({ version }) => version <= this.head);
    if (this.#cleared > this.head) this.#cleared = 0;
    this.#before = undefined;
    this.#flat = 0;
  }

  page(since: number): object {
    const base = since < this.#flat ? this.#flat : undefined;
    const beneath = this.#shown.filter(({ mark }) => mark <= this.#flat).map(({ stroke }) => stroke);
    const picture = base && { mark: base, pixels: packPicture(paintAll(size, beneath)) };
    const rows = this.#strokes
      .filter(({ mark, version }) => version > (base ?? since) && mark > Math.max(this.#cleared, base ?? 0))
      .sort((a, b) => a.version - b.version);
    const strokes = rows.slice(0, 3);
    const more = rows.length > strokes.length;
    return {
      epoch: this.epoch,
      ...size,
      head: this.head,
      upTo: more ? strokes.at(-1)?.version : this.head,
      more,
      cleared: this.#cleared,
      ...(picture ? { picture } : {}),
      strokes,
    };
  }
}

/** A client's board and the line between: what is said may be late or lost, answers are as old as they please. */
class Line {
  readonly server = new Board();
  readonly clock = new FakeClock();
  readonly live: LiveBoard;
  #events: Event[] = [];
  #asked: { type: string; body: Body; seen: object; end: (outcome: never) => void }[] = [];
  #sids = 0;

  constructor() {
    this.live = new LiveBoard({
      room,
      clock: this.clock,
      me: new Slice({ user: me, name: "me" }),
      signal: () => {},
      ask: (type, body) =>
        new Promise(end => this.#asked.push({ type, body, seen: this.#do(type, body), end })),
    });
  }

  /** The server carries it out at once; who knows when its answer comes. */
  #do(type: string, body: Body): object {
    if (type === "board") return this.server.page(body.since);
    const outcome =
      type === "draw" ? this.server.draw(me, body.stroke) : this.server.undraw(body.sid, body.on);
    if ("event" in outcome && outcome.event) this.happen(outcome.event);
    return outcome;
  }

  happen(event: Event | undefined): void {
    if (event) this.#events.push(event);
  }

  sketch(n: number): Stroke {
    this.#sids += 1;
    const [x, y] = [n % 16, (n * 7) % 16];
    return {
      sid: `stroke-${this.#sids}`,
      tool: "line",
      ink: n % 16,
      width: 1 + (n % 3),
      points: [x, y, y, x],
    };
  }

  hear(): void {
    const event = this.#events.shift();
    if (event) this.live.event(event);
  }

  lose(): void {
    this.#events.shift();
  }

  /** The answer to some request arrives: of a page as it was when it was asked, or as it is by now. */
  async answer(which: number, fresh: boolean): Promise<void> {
    const [asked] = this.#asked.splice(which % Math.max(1, this.#asked.length), 1);
    if (!asked) return;
    const { type, body, seen } = asked;
    const outcome = fresh && type === "board" ? this.server.page(body.since) : seen;
    asked.end(
      (outcome instanceof Failure ? outcome : ({ type: "ok", re: 1, ...outcome } as Answer)) as never,
    );
    await turn();
  }

  async refuse(which: number): Promise<void> {
    const [asked] = this.#asked.splice(which % Math.max(1, this.#asked.length), 1);
    asked?.end(new Failure("overloaded", "", true, 100) as never);
    await turn();
  }

  async reconnect(): Promise<void> {
    for (const { end } of this.#asked.splice(0)) end(offline as never);
    this.#events = [];
    this.live.lost();
    await turn();
    this.live.welcomed();
  }

  /** All that is on its way arrives, on a line that loses nothing any more. */
  async settle(): Promise<void> {
    await this.reconnect();
    void this.live.open();
    for (let quiet = 0; quiet < 3; quiet++) {
      while (this.#asked.length > 0 || this.#events.length > 0) {
        while (this.#events.length > 0) this.hear();
        await this.answer(0, true);
        quiet = 0;
      }
      this.clock.pass(1_000);
      await turn();
    }
  }
}

function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

const verbs = {
  draw: ({ live }, n, sketch) => void live.draw(sketch(n)),
  undo: ({ live }) => void live.undo(),
  redo: ({ live }) => void live.redo(),
  "other draws": (line, n, sketch) => line.happen(line.server.draw(other, sketch(n)).event),
  "some stroke is undone, or redone": (line, n) => line.happen(line.server.undrawAny(n)),
  clear: line => line.happen(line.server.clear(true)),
  unclear: line => line.happen(line.server.clear(false)),
  flatten: (line, n) => line.server.flatten(n % 6),
  hear: line => line.hear(),
  lose: line => line.lose(),
  "answer late": (line, n) => line.answer(n, false),
  answer: (line, n) => line.answer(n, true),
  refuse: (line, n) => line.refuse(n),
  wait: line => line.clock.pass(100),
  reconnect: line => line.reconnect(),
  restore: (line, n) => {
    line.server.restore(n % 6);
    return line.reconnect();
  },
  close: ({ live }) => live.close(),
  open: ({ live }) => void live.open(),
} satisfies Record<string, (line: Line, n: number, sketch: (n: number) => Stroke) => Promise<void> | void>;

const weights: Partial<Record<keyof typeof verbs, number>> = {
  hear: 6,
  answer: 6,
  draw: 4,
  "other draws": 5,
};
const step = fc.oneof(
  ...(Object.keys(verbs) as (keyof typeof verbs)[]).map(verb => ({
    weight: weights[verb] ?? 1,
    arbitrary: fc.record({ verb: fc.constant(verb), n: fc.nat(40) }),
  })),
);

it("whatever is late, lost or refused, the board ends up as the server's, with all that one has drawn", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: "max" }), async steps => {
      const line = new Line();
      void line.live.open();
      for (const { verb, n } of steps) {
        await verbs[verb](line, n, line.sketch.bind(line));
        await turn();
      }
      await line.settle();
      const state = line.live.state.get();
      const { epoch, mark, unstored } = state;
      expect({ epoch, mark, unstored }).toEqual({
        epoch: line.server.epoch,
        mark: line.server.head,
        unstored: [],
      });
      expect(boardPixels(state)).toEqual(line.server.pixels);
    }),
    { numRuns: Number(process.env.RUNS ?? 250) },
  );
});

it("a change that is not the next one says that something is missing, and that is asked for before it is shown", async () => {
  const line = new Line();
  void line.live.open();
  await line.answer(0, true);
  line.happen(line.server.draw(other, line.sketch(1)).event);
  line.lose();
  line.happen(line.server.draw(other, line.sketch(2)).event);
  line.hear();
  expect(line.live.state.get()).toMatchObject({ mark: 0, strokes: [] });
  await line.answer(0, true);
  expect(line.live.state.get()).toMatchObject({ mark: 2, strokes: [{ mark: 1 }, { mark: 2 }] });
});
