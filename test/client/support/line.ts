import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The line between a client and a server: it can be cut, and what the server says can be held up. */
export class Line {
  readonly #server: Server;
  readonly #open = new Map<Socket, Socket>();
  #held: (() => void)[] | undefined;
  #broken = false;

  private constructor(server: Server, port: () => number) {
    this.#server = server;
    server.on("connection", near => {
      if (this.#broken) near.destroy();
      else this.#join(near, connect(port(), "127.0.0.1"));
    });
  }

  /** A line to whatever port the server has when somebody calls. */
  static async lay(port: () => number): Promise<Line> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Line(server, port);
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get held(): boolean {
    return this.#held !== undefined;
  }

  /** What is on its way is lost, in both directions. */
  cut(): void {
    for (const [near, far] of this.#open) {
      near.destroy();
      far.destroy();
    }
  }

  /** Cuts it, and whoever calls does not get through until it is mended. */
  break(): void {
    this.#broken = true;
    this.cut();
  }

  mend(): void {
    this.#broken = false;
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const say of held) say();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    this.#open.set(near, far);
    const end = () => {
      this.#open.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      socket.on("error", end);
      socket.on("close", end);
      socket.setNoDelay(true);
    }
    near.on("data", data => far.write(data));
    far.on("data", data => {
      const say = () => near.write(data);
      if (this.#held) this.#held.push(say);
      else say();
    });
  }
}
