import { type Client, type SeenFrame, Slice } from "../../client/index.ts";
import { printableJson } from "../../protocol/index.ts";

/** A frame in the log: its value as one line of JSON, harmless for a terminal. */
export interface Logged extends Omit<SeenFrame, "value"> {
  /** Counted from the first. */
  readonly number: number;
  readonly json: string;
}

const mostFrames = 2_000;
/** A page of history is large, and a few hundred of them are, too. */
const mostText = 8 * 2 ** 20;

/** The latest frames, from the first time that somebody wants to see them. */
export class FrameLog {
  readonly state = new Slice<readonly Logged[]>([]);
  readonly #client: Pick<Client, "frames">;
  #end: (() => void) | undefined;
  #count = 0;
  #text = 0;

  constructor(client: Pick<Client, "frames">) {
    this.#client = client;
  }

  begin(): void {
    this.#end ??= this.#client.frames.on(frame => this.#add(frame));
  }

  #add({ value, ...frame }: SeenFrame): void {
    this.#count += 1;
    const json = value === undefined ? "" : printableJson(value);
    const all = [...this.state.get(), { ...frame, number: this.#count, json }];
    this.#text += json.length;
    let gone = Math.max(0, all.length - mostFrames);
    for (const old of all.slice(0, gone)) this.#text -= old.json.length;
    for (; this.#text > mostText && gone < all.length - 1; gone++)
      this.#text -= (all[gone] as Logged).json.length;
    this.state.set(all.slice(gone));
  }
}
