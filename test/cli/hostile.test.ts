import xterm from "@xterm/headless";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { codeOf, Exit, exit } from "../../src/cli/exit.ts";
import { plainLine, roomLine } from "../../src/cli/plain-line.ts";
import { say } from "../../src/cli/say.ts";
import { harmful, hostileText, naughtyStrings } from "../support/hostile.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const runs = { numRuns: 2_000 };
const room = { room: 1, epoch: "e", head: 1, ordinal: 1, members: 2, activeAt: 0 };

function expectSetIn(lines: string, indent: number): void {
  expect(lines).not.toMatch(harmful);
  expect(lines.endsWith("\n")).toBe(true);
  for (const row of lines.slice(0, -1).split("\n").slice(1)) expect(row).toMatch(RegExp(`^ {${indent}}`));
}

function bears(one: string, other: string): void {
  expectSetIn(plainLine({ at: 0, name: one, text: other }), 6);
  const reply = { seq: 1, version: 1, user: 2, name: other, text: other };
  const origin = { room: 1, seq: 1, user: 2, name: other, at: 0 };
  expectSetIn(
    plainLine({ at: 0, name: one, text: other, action: true, reply, origin }, undefined, `#${one}/1`),
    6,
  );
  expectSetIn(roomLine({ ...room, name: one, topic: other }), 2);
}

test("of a message, only its first line begins where times and authors stand, and nothing in it is a control", () => {
  fc.assert(fc.property(hostileText, hostileText, bears), runs);
});

test("the same for the strings that are known to break programs", () => {
  for (const text of naughtyStrings) bears(text, text);
});

test("in a terminal neither does one of the rows that it would have broken by itself", async () => {
  const columns = 40;
  const terminal = new xterm.Terminal({ cols: columns, rows: 200, allowProposedApi: true, convertEol: true });
  const text = fc.array(hostileText, { minLength: 1, maxLength: 4 }).map(parts => parts.join(" "));
  await fc.assert(
    fc.asyncProperty(text, async text => {
      terminal.reset();
      const line = plainLine({ at: 0, name: "bob", text }, columns);
      await new Promise<void>(resolve => terminal.write(line, resolve));
      const { active } = terminal.buffer;
      for (let y = 1; y < active.baseY + active.cursorY; y++) {
        expect(active.getLine(y)?.isWrapped).toBe(false);
        expect(active.getLine(y)?.translateToString(false, 0, 6)).toMatch(/^ {6}/);
      }
    }),
    // A mark that this terminal does not know to be one.
    { numRuns: 200, examples: [[`${"x".repeat(30)}\u1a73\u001b[2J`]] },
  );
  terminal.dispose();
});

test("what is said on standard error is harmless, and its further lines are set in", () => {
  let said = "";
  vi.spyOn(process.stderr, "write").mockImplementation(chunk => {
    said += String(chunk);
    return true;
  });
  fc.assert(
    fc.property(hostileText, text => {
      said = "";
      say(text);
      expectSetIn(said, 2);
    }),
    runs,
  );
});

test("so is the sentence that ends a program, whoever wrote it", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  for (const error of [new Exit(exit.failed, "no\x1b[2J\x9b2J\u202e\nmore"), new Error("\x1b]0;owned\x07")]) {
    await codeOf(() => Promise.reject(error));
  }
  expect(write.mock.calls.map(([text]) => text)).toEqual(["no␛[2J�2J\n  more\n", "␛]0;owned␇\n"]);
});
