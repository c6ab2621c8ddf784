import { signedIn } from "../load/sign-in.ts";
import type { LoadSocket } from "../load/socket.ts";
import { Peer } from "../peer.ts";
import { chatLines } from "../texts.ts";

const inFlight = 500;

/** #general of a server of its own, where one person talks. */
export class Room {
  readonly #server: Peer;
  readonly #talker: LoadSocket;
  readonly #texts = chatLines();
  /** Who says nothing for a minute is not gone. */
  readonly #alive = setInterval(() => this.#talker.send({ type: "pong" }), 10_000);
  #said = 0;

  private constructor(server: Peer, talker: LoadSocket) {
    this.#server = server;
    this.#talker = talker;
  }

  static async open(): Promise<Room> {
    const server = await Peer.start("ours");
    return new Room(server, await signedIn(server.port, "talker", true));
  }

  get address(): string {
    return `ws://127.0.0.1:${this.#server.port}`;
  }

  say(): void {
    this.#said += 1;
    const [n, text] = [this.#said, this.#texts[this.#said % this.#texts.length] as string];
    this.#talker.send({ type: "send", id: n + 10, room: 1, cid: `terminal-${process.pid}-${n}`, text });
  }

  /** Says so much, and waits until all is stored. */
  fill(count: number): Promise<void> {
    return new Promise(resolve => {
      let stored = 0;
      this.#talker.onText = payload => {
        if (!payload.toString("latin1", 0, 12).startsWith('{"type":"ok"')) return;
        stored += 1;
        if (this.#said < count) this.say();
        if (stored < count) return;
        this.#talker.onText = undefined;
        resolve();
      };
      for (let i = 0; i < inFlight; i++) this.say();
    });
  }

  /** So many messages a second, until it is told to stop; what is late is made up for. */
  storm(perSecond: number): { stop(): number } {
    const began = performance.now();
    let said = 0;
    const timer = setInterval(() => {
      const due = ((performance.now() - began) / 1_000) * perSecond;
      for (; said < due; said++) this.say();
    }, 5);
    return {
      stop: () => {
        clearInterval(timer);
        return said / ((performance.now() - began) / 1_000);
      },
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#alive);
    this.#talker.close();
    await this.#server.stop();
  }
}
