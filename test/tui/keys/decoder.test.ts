import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder, type KeyEvent } from "../../../src/tui/keys/decoder.ts";

function decode(...chunks: (string | Buffer)[]): KeyEvent[] {
  const decoder = new Decoder();
  const events = chunks.flatMap(chunk => [...decoder.feed(Buffer.from(chunk as string))]);
  return [...events, ...decoder.flush()];
}

const text = (value: string): KeyEvent => ({ kind: "text", text: value });
const key = (value: string): KeyEvent => ({ kind: "key", key: value });

describe("bytes from a terminal", () => {
  it("with text and Enter in one piece are both", () => {
    expect(decode("hello\r")).toEqual([text("hello"), key("enter")]);
    expect(decode("a\rb\r")).toEqual([text("a"), key("enter"), text("b"), key("enter")]);
  });

  it.each([
    ["\x01", "ctrl+a"],
    ["\x1b[A", "up"],
    ["\x1bOA", "up"],
    ["\x1b[1;5C", "ctrl+right"],
    ["\x1b[1;3D", "alt+left"],
    ["\x1b[1;2A", "shift+up"],
    ["\x1b[Z", "shift+tab"],
    ["\x1b[5~", "pageup"],
    ["\x1b[3~", "delete"],
    ["\x1b[3;5~", "ctrl+delete"],
    ["\x1b[11~", "f1"],
    ["\x1bOP", "f1"],
    ["\x1b[18~", "f7"],
    ["\x1b\r", "alt+enter"],
    ["\x1b\x7f", "alt+backspace"],
    ["\x1bb", "alt+b"],
    ["\x1b1", "alt+1"],
    ["\x1b\x1b[A", "alt+up"],
    ["\x1b[13;3u", "alt+enter"],
    ["\x1b[97;5u", "ctrl+a"],
    ["\x7f", "backspace"],
    ["\x1f", "ctrl+_"],
    ["\n", "ctrl+j"],
    ["\x1b", "escape"],
    ["\x1b[[A", "f1"],
    ["\x1bOM", "enter"],
    ["\x1bOc", "ctrl+right"],
    ["\x1b[a", "shift+up"],
    ["\x1b[3^", "ctrl+delete"],
    ["\x1b\x01", "ctrl+alt+a"],
    ["\x1b[97;7u", "ctrl+alt+a"],
    ["\x1b[97:65;6u", "ctrl+shift+a"],
    ["\x1b[97;5:2u", "ctrl+a"],
    ["\x1b[27;5;97~", "ctrl+a"],
    ["\x1b[1;9A", "super+up"],
    ["\x1b]", "alt+]"],
    ["\x1bP", "alt+P"],
    ["\x1b[", "alt+["],
    ["\x1bé", "alt+é"],
  ])("%j are the key %s", (bytes, name) => {
    expect(decode(bytes)).toEqual([key(name)]);
  });

  it.each([
    ["\x1b]11;rgb:1e1e/2020/ffff\x1b\\", [30, 32, 255]],
    ["\x1b]11;rgb:f/0/8\x07", [255, 0, 136]],
    ["\x1b]11;rgba:ff/80/00/ff\x07", [255, 128, 0]],
  ])("%j tell the background", (bytes, colour) => {
    expect(decode(bytes)).toEqual([{ kind: "background", colour }]);
    expect(decode(bytes.slice(0, 9), bytes.slice(9), "x")).toEqual([
      { kind: "background", colour },
      text("x"),
    ]);
  });

  it("that tell nothing of the background are no answer, and that there is a terminal is one", () => {
    expect(decode("\x1b]11;red\x07", "\x1b]10;rgb:0/0/0\x07", "\x1b[?62;22c")).toEqual([
      { kind: "attributes" },
    ]);
  });

  it("that mean nothing to us are swallowed, never typed", () => {
    expect(decode("\x1b[?997;1n", "\x1b[200;1R", "\x1b[99~", "x")).toEqual([text("x")]);
  });

  it("that end no sequence are keys of their own, and nothing after them is lost", () => {
    expect(decode("\x1b\x1b")).toEqual([key("escape"), key("escape")]);
    expect(decode("\x1b\x1bhi\r")).toEqual([key("escape"), key("alt+h"), text("i"), key("enter")]);
    expect(decode("\x1b[\rx")).toEqual([key("alt+["), key("enter"), text("x")]);
    expect(decode("\x1b[12\x01x")).toEqual([key("ctrl+a"), text("x")]);
    expect(decode("\x1bO\x03")).toEqual([key("alt+O"), key("ctrl+c")]);
    expect(decode("\x1b]11;rgb\x1b[A")).toEqual([key("up")]);
    expect(decode(`\x1b[${"1".repeat(1_000)}`, "\r")).toContainEqual(key("enter"));
  });

  it("of a mouse are keys at a cell", () => {
    const at = { x: 9, y: 4 };
    expect(decode("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;10;5M\x1b[<81;10;5M")).toEqual([
      { kind: "key", key: "mouse-left", at },
      { kind: "key", key: "mouse-release", at },
      { kind: "key", key: "wheel-up", at },
      { kind: "key", key: "ctrl+wheel-down", at },
    ]);
  });

  it("wait for more only as long as there may be more", () => {
    const decoder = new Decoder();
    for (const [bytes, undecided] of [
      ["\x1b", true],
      ["[", true],
      ["1;", true],
      ["5C", false],
      ["x", false],
    ] as const) {
      Array.from(decoder.feed(Buffer.from(bytes)));
      expect(decoder.undecided).toBe(undecided);
    }
  });

  it("of a paste are one event, whatever is in it and however it is cut", () => {
    const bytes = "\x1b[200~one\r\ntwo\tthree\x1b[31m\x1b[201~after";
    expect(decode(bytes)).toEqual([{ kind: "paste", text: "one\ntwo\tthree[31m" }, text("after")]);
    for (let cut = 1; cut < bytes.length; cut++) {
      const events = decode(bytes.slice(0, cut), bytes.slice(cut));
      expect(events[0]).toEqual({ kind: "paste", text: "one\ntwo\tthree[31m" });
    }
  });

  it("of the focus are told apart from keys", () => {
    expect(decode("\x1b[I\x1b[O")).toEqual([
      { kind: "focus", focused: true },
      { kind: "focus", focused: false },
    ]);
  });

  it("are the same keys however they are cut into chunks", () => {
    const piece = fc.constantFrom(
      "a",
      "é",
      "👨‍👩‍👧",
      "\r",
      "\x1b[A",
      "\x1b[1;5C",
      "\x01",
      "\x1b[200~p\rq\x1b[201~",
      "\x1bOP",
      "\x1b[I",
      ...[
        "\x1b",
        "\x1b\x1b",
        "\x1b[",
        "[A",
        "O",
        "P",
        "\x1b]11;a\x07",
        "\x1b]0;b\x1b\\",
        "\x1b[<64;1;2M",
        "\x1b[M !!",
      ],
      ...["\x1b[[B", "\x1bP1$r\x1b\\", "\x1b[1;", "\x1bé", "\u009b", "\x18"],
    );
    const joined = (events: KeyEvent[]) => {
      const all: KeyEvent[] = [];
      for (const event of events) {
        const last = all.at(-1);
        if (event.kind === "text" && last?.kind === "text")
          all[all.length - 1] = text(last.text + event.text);
        else all.push(event);
      }
      return all;
    };
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (pieces, cuts) => {
          const bytes = Buffer.from(pieces.join(""));
          const places = [
            0,
            ...cuts.map(cut => Math.min(cut, bytes.length)).sort((a, b) => a - b),
            bytes.length,
          ];
          const decoder = new Decoder();
          const cut = places.slice(1).flatMap((end, i) => [...decoder.feed(bytes.subarray(places[i], end))]);
          expect(joined([...cut, ...decoder.flush()])).toEqual(joined(decode(bytes)));
        },
      ),
    );
  });
});
