import { limits, utf8Length } from "../protocol/index.ts";
import { withoutAtEnd } from "../tui/text/at-end.ts";

/** So many code units fit into a message, whatever they are. */
const surelyFitting = Math.floor(limits.textBytes / 3);

/** A long text as several messages, cut between lines where that is possible. */
export function inParts(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  // Each piece is measured once, however much there is before and behind it: what is piped in may be of any length.
  let bytes = 0;
  const makeRoom = (size: number) => {
    if (bytes + size <= limits.textBytes) return;
    parts.push(part);
    part = "";
    bytes = 0;
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const size = utf8Length(line);
    makeRoom(size);
    for (const piece of size > limits.textBytes ? pieces(line) : [line]) {
      const pieceSize = utf8Length(piece);
      makeRoom(pieceSize);
      part += piece;
      bytes += pieceSize;
    }
  }
  parts.push(part);
  return parts.map(one => withoutAtEnd(one, "\n")).filter(one => one.trim() !== "");
}

/** A line that is too long for one message, without a character that is cut in two. */
function* pieces(line: string): Generator<string> {
  for (let from = 0; from < line.length; ) {
    const cut = from + surelyFitting;
    const to = /[\ud800-\udbff]/.test(line[cut - 1] ?? "") ? cut - 1 : cut;
    yield line.slice(from, to);
    from = to;
  }
}
