import type { Client } from "../client/index.ts";
import type { Clock } from "../protocol/index.ts";

/** Typing is renewed this often while it lasts, and over when no key comes for as long. */
const renewed = 3_000;

/** Lets others see that one is typing, but not what is a command. */
export class TypingNotice {
  readonly #client: Pick<Client, "typing">;
  readonly #clock: Clock;
  #cancelPause = () => {};
  #said: { readonly room: number; readonly at: number } | undefined;

  constructor(client: Pick<Client, "typing">, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** This is what is being written now. */
  written(room: number, text: string): void {
    const active = text !== "" && !/^\/(?!\/)/.test(text);
    if (this.#said && this.#said.room !== room) this.#stop(this.#said.room);
    const said = this.#said;
    if (active && (!said || this.#clock.now() - said.at >= renewed)) {
      this.#client.typing(room, true);
      this.#said = { room, at: this.#clock.now() };
    } else if (!active && said) {
      this.#stop(said.room);
    }
    this.#cancelPause();
    if (active) this.#cancelPause = this.#clock.after(renewed, () => this.#stop(room));
  }

  /** What was written is sent, and its coming says that one has stopped. */
  sent(): void {
    this.#cancelPause();
    this.#said = undefined;
  }

  /** One types no more, and nothing waits: a timer would keep the program from ending. */
  end(): void {
    this.#cancelPause();
    if (this.#said) this.#stop(this.#said.room);
  }

  #stop(room: number): void {
    if (this.#said?.room !== room) return;
    this.#client.typing(room, false);
    this.#said = undefined;
  }
}
