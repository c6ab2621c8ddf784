import { type BoardState, shownStrokes } from "../../client/index.ts";
import { Raster, type Stroke } from "../../protocol/index.ts";

/** The pixels of a board that is drawn on: what stays is painted once, what still grows each time anew. */
export class Painting {
  #base: BoardState["base"];
  #raster: Raster | undefined;
  #painted: readonly Stroke[] = [];

  pixels(state: BoardState, growing: readonly Stroke[]): Uint32Array {
    const settled = this.#settled(state);
    if (growing.length === 0) return settled.pixels;
    const live = new Raster(state.size, settled.pixels.slice());
    for (const stroke of growing) live.paint(stroke);
    return live.pixels;
  }

  #settled(state: BoardState): Raster {
    const { size, base } = state;
    const strokes = shownStrokes(state);
    const raster = this.#raster;
    const isSame =
      raster && raster.width === size.width && raster.height === size.height && base === this.#base;
    const goesOn = isSame && this.#painted.every((stroke, place) => stroke === strokes[place]);
    const now = goesOn ? raster : new Raster(size, base?.pixels.slice());
    for (const stroke of goesOn ? strokes.slice(this.#painted.length) : strokes) now.paint(stroke);
    this.#base = base;
    this.#raster = now;
    this.#painted = strokes;
    return now;
  }
}
