import {
  type BoardState,
  Listing,
  noBoard,
  type SeenFrame,
  Slice,
  type Source,
} from "../../../src/client/index.ts";
import { StillClient } from "../support/still-client.ts";

interface Asked {
  readonly room?: number;
}
export type Answers = Readonly<Record<string, (asked: Asked) => object | undefined>>;

/** A client whose server gives these answers, and that has just these frames to show. */
export class StagedClient extends StillClient {
  readonly address = "wss://chat.example";
  readonly drafts = new Map<number, string>();
  readonly doing = { state: "online" };
  readonly drawn = new Slice<BoardState>(noBoard);
  readonly trouble = new Slice<string | undefined>(undefined);
  readonly frames: { on(listener: (frame: SeenFrame) => void): () => void };
  readonly #answers: Answers;

  constructor(answers: Answers, frames: readonly SeenFrame[]) {
    super();
    this.#answers = answers;
    this.frames = {
      on(listener) {
        frames.forEach(listener);
        return () => {};
      },
    };
  }

  /** All of it is loaded. */
  override room() {
    return { ...super.room(), loadOlder: async () => {}, loadNewer: async () => {} };
  }

  async request(type: string, body: Asked): Promise<object> {
    const answer = this.#answers[type]?.(body);
    if (!answer) throw new Error(`there is no answer to ${type}`);
    return answer;
  }

  list(source: Source): Listing {
    return new Listing(this.asClient(), source);
  }

  on(): () => void {
    return () => {};
  }

  async view(): Promise<void> {}

  async sentIn(): Promise<readonly string[]> {
    return [];
  }

  presence(): void {}
  typing(): void {}
  read(): void {}
  clearNew(): void {}
  keepDraft(): void {}

  board() {
    return { state: this.drawn, open: async () => undefined, close() {}, pointer() {} };
  }
}
