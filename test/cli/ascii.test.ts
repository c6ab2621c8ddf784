import { expect, it } from "vitest";
import { keepToAscii } from "../../src/cli/ascii.ts";

function streamOf(isTTY: boolean) {
  const written: unknown[] = [];
  const stream = { isTTY, write: (chunk: unknown) => written.push(chunk) > 0 };
  keepToAscii(stream as unknown as NodeJS.WriteStream);
  return { stream, written };
}

it("a terminal that reads no UTF-8 gets as many cells of ASCII, whatever it is", () => {
  const { stream, written } = streamOf(true);
  stream.write("\x1b[1mna\u00efve \u011b2J \u6f22\u5b57 e\u0301\x1b[0m");
  stream.write(Buffer.from("caf\u00e9"));
  expect(written).toEqual(["\x1b[1mna?ve ?2J ???? e\x1b[0m", "caf?"]);
});

it("a file or a pipe gets what was said", () => {
  const { stream, written } = streamOf(false);
  stream.write("\u011b2J");
  expect(written).toEqual(["\u011b2J"]);
});
