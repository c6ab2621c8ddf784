import { type Clock, mostNewPoints, type Signal, type Stroke } from "../../protocol/index.ts";

/** What one does is told this often. */
const pace = 100;

/** Tells others where one points and what one is drawing, as it is by then, ten times a second at most. */
export class Told {
  readonly #room: number;
  readonly #clock: Clock;
  readonly #say: (signal: Signal<"drawing" | "pointer">) => void;
  #path: Stroke | undefined;
  #place: { readonly x: number; readonly y: number } | undefined;
  /** How many points of which stroke were told. */
  #known = { sid: "", points: 0 };
  #cancel: (() => void) | undefined;

  constructor(room: number, clock: Clock, say: (signal: Signal<"drawing" | "pointer">) => void) {
    this.#room = room;
    this.#clock = clock;
    this.#say = say;
  }

  point(x: number, y: number): void {
    this.#place = { x, y };
    this.#soon();
  }

  draw(stroke: Stroke): void {
    this.#path = stroke;
    this.#place = undefined;
    this.#soon();
  }

  /** The stroke is finished, and goes another way. */
  finish(sid: string): void {
    if (this.#path?.sid === sid) this.#path = undefined;
  }

  /** The stroke is given up: who was told of it forgets it. */
  giveUp({ sid, tool, ink, width }: Stroke): void {
    this.finish(sid);
    if (this.#known.sid !== sid) return;
    this.#say({ type: "drawing", room: this.#room, sid, tool, ink, width, from: 0, points: [] });
  }

  /** Nobody knows anything of it any more. */
  forget(): void {
    this.#path = this.#place = undefined;
    this.#known = { sid: "", points: 0 };
  }

  #soon(): void {
    if (this.#cancel) return;
    this.#tell();
    this.#cancel = this.#clock.after(pace, () => {
      this.#cancel = undefined;
      if (this.#path ?? this.#place) this.#soon();
    });
  }

  #tell(): void {
    const [path, place] = [this.#path, this.#place];
    this.#path = this.#place = undefined;
    if (path) this.#tellPath(path);
    if (place) this.#say({ type: "pointer", room: this.#room, ...place });
  }

  #tellPath({ sid, tool, ink, width, filled, points }: Stroke): void {
    const isPath = tool === "pencil" || tool === "eraser";
    const count = points.length / 2;
    const known = isPath && this.#known.sid === sid ? Math.min(this.#known.points, count) : 0;
    // Of a path that was not told for a while, its end.
    const from = Math.max(known, count - mostNewPoints);
    this.#known = { sid, points: count };
    const how = { sid, tool, ink, width, ...(filled ? { filled } : {}) };
    this.#say({ type: "drawing", room: this.#room, ...how, from, points: points.slice(from * 2) });
  }
}
