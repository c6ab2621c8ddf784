import { connect, type Socket } from "node:net";

/**
 * A WebSocket for load: the handshake by hand, and of what comes in only the frame headers are read, so that the
 * measured server and not this program is the bottleneck.
 */
export class LoadSocket {
  readonly #socket: Socket;
  /** Bytes of a frame that is not whole yet. */
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of the present payload that are still to come and of no interest. */
  #skip = 0;
  frames = 0;
  /** Set to look into frames; otherwise they are counted. */
  onText: ((payload: Buffer) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static open(port: number, path = "/"): Promise<LoadSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      const opened = new LoadSocket(socket);
      socket.once("error", reject);
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
      );
      let head = Buffer.alloc(0);
      const onHead = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!head.toString("latin1", 0, 12).includes(" 101")) {
          reject(new Error(head.toString("latin1", 0, 80)));
          return;
        }
        socket.off("data", onHead);
        socket.on("data", data => opened.#receive(data));
        resolve(opened);
        const rest = head.subarray(end + 4);
        if (rest.length > 0) setImmediate(() => opened.#receive(rest));
      };
      socket.on("data", onHead);
    });
  }

  send(frame: object): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#socket.write(masked(text));
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    let data = chunk;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, data.length);
      this.#skip -= skipped;
      data = data.subarray(skipped);
      if (this.#skip === 0 && skipped > 0) this.frames += 1;
    }
    if (this.#rest.length > 0) {
      data = Buffer.concat([this.#rest, data]);
      this.#rest = Buffer.alloc(0);
    }
    let at = 0;
    while (data.length - at >= 2) {
      const short = (data[at + 1] as number) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (data.length - at < header) break;
      const length =
        short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : data.readUInt32BE(at + 6);
      const whole = data.length - at >= header + length;
      if (!whole && this.onText) break;
      if (!whole) {
        this.#skip = header + length - (data.length - at);
        return;
      }
      this.frames += 1;
      if (this.onText && ((data[at] as number) & 0x0f) === 1)
        this.onText(data.subarray(at + header, at + header + length));
      at += header + length;
    }
    if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
  }
}

/** A client's frames are masked; with a mask of zeros that is no work. */
function masked(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 6 : 8;
  const frame = Buffer.alloc(header + length);
  frame[0] = 0x81;
  if (header === 6) {
    frame[1] = 0x80 | length;
  } else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, header, "utf8");
  return frame;
}
