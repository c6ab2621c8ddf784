import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, edit, emptyDraft, insert, moveLine } from "../../../src/tui/keys/edit.ts";
import { actionOf, bindings } from "../../../src/tui/keys/table.ts";

/** A draft written as text with `|` for the cursor. */
function draft(text: string): Draft {
  return { ...emptyDraft, text: text.replace("|", ""), cursor: text.indexOf("|") };
}

function shown({ text, cursor }: Draft): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function press(start: Draft, ...keys: string[]): Draft {
  return keys.reduce((now, key) => {
    const action = actionOf(key);
    return (action && edit(now, action)) ?? now;
  }, start);
}

describe("the composer", () => {
  it.each<[string, string, string]>([
    ["ab|c", "left", "a|bc"],
    ["a👨‍👩‍👧|", "left", "a|👨‍👩‍👧"],
    ["a👨‍👩‍👧|", "backspace", "a|"],
    ["e\u0301|", "backspace", "|"],
    ["|ab", "delete", "|b"],
    ["one two|", "alt+b", "one |two"],
    ["one |two three", "alt+f", "one two| three"],
    ["one two|", "ctrl+w", "one |"],
    ["größe |", "ctrl+w", "|"],
    ["one| two", "alt+d", "one|"],
    ["one\ntw|o", "ctrl+a", "one\n|two"],
    ["o|ne\ntwo", "ctrl+e", "one|\ntwo"],
    ["o|ne\ntwo", "ctrl+k", "o|\ntwo"],
    ["one|\ntwo", "ctrl+k", "one|two"],
    ["one\ntw|o", "ctrl+u", "one\n|o"],
    ["ab|", "ctrl+t", "ba|"],
    ["a|b", "alt+enter", "a\n|b"],
    ["|", "backspace", "|"],
    ["|", "ctrl+w", "|"],
  ])("%j and %s make %j", (before, key, after) => {
    expect(shown(press(draft(before), key))).toBe(after);
  });

  it("gives back what was cut", () => {
    expect(shown(press(draft("one two|"), "ctrl+w", "ctrl+a", "ctrl+y"))).toBe("two|one ");
  });

  it("undoes a word at a time when typing, and a paste at once", () => {
    let now = emptyDraft;
    for (const character of "hi you") now = insert(now, character);
    now = insert(now, "pasted text");
    const undone = ["hi you|", "hi |", "hi|", "|"].map(() => {
      now = press(now, "ctrl+_");
      return shown(now);
    });
    expect(undone).toEqual(["hi you|", "hi |", "hi|", "|"]);
  });

  it("moves by lines, and says when there is none", () => {
    expect(shown(moveLine(draft("one\ntw|o"), "up") as Draft)).toBe("tw|o".replace(/.*/, "on|e\ntwo"));
    expect(moveLine(draft("on|e\ntwo"), "up")).toBeUndefined();
    expect(shown(moveLine(draft("lo|ng\nx"), "down") as Draft)).toBe("long\nx|");
  });

  it("never has its cursor outside the text or inside a character", () => {
    const keys = bindings.flatMap(binding => binding.keys);
    const step = fc.oneof(fc.constantFrom(...keys), fc.constantFrom("a", "é", "👍🏽", "\n", " "));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let now = emptyDraft;
        for (const one of steps) now = keys.includes(one) ? press(now, one) : insert(now, one);
        expect(now.cursor).toBeGreaterThanOrEqual(0);
        expect(now.cursor).toBeLessThanOrEqual(now.text.length);
        expect(now.text.slice(0, now.cursor).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("the table of keys", () => {
  it("gives each key one meaning", () => {
    const keys = bindings.flatMap(binding => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
