import { isSimple } from "../../src/protocol/width.ts";

type Options = ConstructorParameters<typeof Intl.Segmenter>;

/**
 * Libraries make a segmenter when they are loaded; making one costs 10 ms, and most text needs none. In the bundle
 * this takes the place of theirs, as far as they use it: the real one is made for the first text that needs it.
 */
export class LateSegmenter {
  readonly #options: Options;
  #segmenter: Intl.Segmenter | undefined;

  constructor(...options: Options) {
    this.#options = options;
  }

  segment(input: string): Pick<Intl.Segments, "containing" | typeof Symbol.iterator> {
    // An escape begins a sequence of plain characters, and is joined to nothing.
    if (isSimple(input.replaceAll("\x1b", ""))) {
      const segments = Array.from(input, (segment, index) => ({ segment, index, input }));
      // Without a place it is the first, as in the real one.
      return Object.assign(segments, { containing: (index = 0) => segments[index] });
    }
    this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#segmenter.segment(input);
  }
}
