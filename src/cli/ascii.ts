import { graphemes, width } from "../protocol/index.ts";

/**
 * Lets nothing but ASCII out to a terminal that does not read UTF-8: to some of those the second byte of a harmless
 * letter is a control (`ě` is C4 9B, and 9B begins a sequence as `ESC [` does). It is done where everything goes
 * through, also what libraries write. What goes into a file or a pipe is data, and stays as it is.
 */
export function keepToAscii(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY) return;
  const write = stream.write.bind(stream) as (text: string, ...more: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...more: unknown[]) =>
    write(ascii(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")), ...more);
}

/** As wide as the text, with a question mark in each cell of what is not ASCII. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]+/g, run =>
    graphemes(run)
      .map(grapheme => "?".repeat(width(grapheme)))
      .join(""),
  );
}
