/**
 * Reads the wire of ssh (RFC 4251, section 5). What is cut short reads as empty from there on, so that a format is
 * read top-down and asked once, at its end, whether it was whole: `ended`.
 */
export class SshReader {
  readonly #bytes: Buffer;
  #at = 0;
  #whole = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Nothing was missing so far. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Nothing was missing, and nothing is left. */
  get ended(): boolean {
    return this.#whole && this.#at === this.#bytes.length;
  }

  bytes(count: number): Buffer {
    if (!this.#whole || count > this.#bytes.length - this.#at) {
      this.#whole = false;
      return Buffer.alloc(0);
    }
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  byte(): number {
    return this.bytes(1)[0] ?? 0;
  }

  uint32(): number {
    const bytes = this.bytes(4);
    return this.#whole ? bytes.readUInt32BE() : 0;
  }

  string(): Buffer {
    return this.bytes(this.uint32());
  }

  /** A name of the protocol: ASCII. A byte that is not makes it another name, never the same one. */
  name(): string {
    return this.string().toString("latin1");
  }

  /**
   * A number above zero, without the zero byte that keeps it positive. Only the shortest form is read: otherwise
   * one key could be written in many ways and pass for many keys.
   */
  positive(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    const padded = first === 0 && second >= 0x80;
    if (first >= 0x80 || (first === 0 && !padded)) this.#whole = false;
    return padded ? bytes.subarray(1) : bytes;
  }
}

export function sshUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function sshString(value: string | Uint8Array): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([sshUint32(bytes.length), bytes]);
}
