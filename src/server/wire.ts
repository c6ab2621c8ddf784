/** A frame as bytes ready for the wire: encoded once, written to everybody. */
export type Encoded = Buffer;

/**
 * Encodes a frame as one unmasked WebSocket text message (RFC 6455, section 5.2): FIN and opcode 1, then the
 * length in 7 bits, or 126 and 16 bits, or 127 and 64 bits.
 */
export function encode(frame: object): Encoded {
  const text = JSON.stringify(frame);
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(header + length);
  bytes[0] = 0x81;
  if (header === 2) {
    bytes[1] = length;
  } else if (header === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeUInt32BE(0, 2);
    bytes.writeUInt32BE(length, 6);
  }
  bytes.write(text, header, "utf8");
  return bytes;
}

/** What JSON writes longer than it is: a control character is six bytes of it. */
const escaped = /["\\\0-\x1f]/;

/** Bytes of a text as it is sent: UTF-8 within JSON. */
export function wireLength(text: string): number {
  return Buffer.byteLength(escaped.test(text) ? JSON.stringify(text).slice(1, -1) : text);
}

/** No character is more than so many bytes. */
export const mostOfCharacter = 6;
