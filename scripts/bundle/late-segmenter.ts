import { isSimple } from "../../src/protocol/index.ts";

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

  segment(input: string): Iterable<Intl.SegmentData> {
    // An escape begins a sequence of plain characters, and is joined to nothing.
    if (isSimple(input.replaceAll("\x1b", "")))
      return Array.from(input, (segment, index) => ({ segment, index, input }));
    this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#segmenter.segment(input);
  }
}
