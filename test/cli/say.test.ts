import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { print, printJson, printList } from "../../src/cli/say.ts";
import { harmful, hostileText } from "../support/hostile.ts";

let printed = "";
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation(chunk => {
    printed += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const looseMark = "a \u0301b";

test("what is printed is one harmless line", () => {
  print("two\nlines\x1b[2J");
  expect(printed).toBe("two lines␛[2J\n");
});

test("JSON is harmless and says the same, also of what a line would have to change", () => {
  const says = (text: string) => {
    printed = "";
    printJson({ text });
    expect(printed).not.toMatch(harmful);
    expect(JSON.parse(printed)).toEqual({ text });
  };
  says(looseMark);
  fc.assert(fc.property(hostileText, says), { numRuns: 2_000 });
});

test("a list is a line each, as words or as JSON", () => {
  const line = ({ reason }: { reason: string }) => `because ${reason}`;
  printList([{ reason: looseMark }, { reason: "c" }], false, line);
  expect(printed).toBe("because a \u25cc\u0301b\nbecause c\n");
  printed = "";
  printList([{ reason: looseMark }], true, line);
  expect(printed).toBe(`{"reason":"${looseMark}"}\n`);
});
