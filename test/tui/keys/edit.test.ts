import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphemes } from "../../../src/protocol/index.ts";
import { type Draft, edit, emptyDraft, insert, moveLine } from "../../../src/tui/keys/edit.ts";
import { keymapOf } from "../../../src/tui/keys/keymap.ts";
import { bindings } from "../../../src/tui/keys/table.ts";

/** A draft written as text with `|` for the cursor. */
function draft(text: string): Draft {
  return { ...emptyDraft, text: text.replace("|", ""), cursor: text.indexOf("|") };
}

function shown({ text, cursor }: Draft): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function press(start: Draft, ...keys: string[]): Draft {
  return keys.reduce((now, key) => {
    const action = keymapOf({}).actionOf(key);
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
    ["\n|", "backspace", "|"],
    ["|\nfoo", "ctrl+a", "|\nfoo"],
    ["|\nfoo", "ctrl+u", "|\nfoo"],
    ["a|\n", "delete", "a|"],
    ["🇩🇪🇫🇷|", "backspace", "🇩🇪|"],
    ["👨‍👩‍👧 |", "ctrl+w", "|"],
    ["  one|", "ctrl+w", "  |"],
  ])("%j and %s make %j", (before, key, after) => {
    expect(shown(press(draft(before), key))).toBe(after);
  });

  it("gives back what was cut", () => {
    expect(shown(press(draft("one two|"), "ctrl+w", "ctrl+a", "ctrl+y"))).toBe("two|one ");
  });

  it("gives back what was cut in one go as one, in either direction", () => {
    expect(shown(press(draft("one two |three"), "ctrl+w", "ctrl+w", "ctrl+y"))).toBe("one two |three");
    expect(shown(press(draft("|one two three"), "alt+d", "alt+d", "ctrl+y"))).toBe("one two| three");
  });

  it("gives back what was cut before, too", () => {
    const cut = press(draft("one two|"), "ctrl+w", "left", "ctrl+u", "ctrl+y");
    expect(shown(cut)).toBe("one| ");
    expect(shown(press(cut, "alt+y"))).toBe("two| ");
    expect(shown(press(cut, "alt+y", "alt+y"))).toBe("one| ");
    expect(shown(press(cut, "left", "alt+y"))).toBe("on|e ");
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
    expect(moveLine(draft("|\nfoo"), "up")).toBeUndefined();
    expect(shown(moveLine(draft("ab|c\n日本"), "down") as Draft)).toBe("abc\n日|本");
    expect(shown(moveLine(draft("lo|ng\nx"), "down") as Draft)).toBe("long\nx|");
  });

  it("keeps to its column on its way over shorter lines", () => {
    const down = (now: Draft) => moveLine(now, "down") as Draft;
    expect(shown(down(down(draft("a long li|ne\nx\na long line"))))).toBe("a long line\nx\na long li|ne");
    expect(shown(down(press(down(draft("a long li|ne\nx\na long line")), "left")))).toBe(
      "a long line\nx\n|a long line",
    );
  });

  it("undoes what was typed after moving apart from what was typed before", () => {
    const typed = insert(insert(press(insert(insert(emptyDraft, "a"), "b"), "left"), "x"), "y");
    expect(shown(typed)).toBe("axy|b");
    expect(shown(press(typed, "ctrl+_"))).toBe("a|b");
  });

  it("never has its cursor outside the text or inside a character", () => {
    const keys = bindings.flatMap(binding => binding.keys);
    const step = fc.oneof(
      fc.constantFrom(...keys),
      fc.constantFrom("a", "é", "👍🏽", "\n", " ", "\u0301", "\u200d", "🇩"),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let now = emptyDraft;
        for (const one of steps) now = keys.includes(one) ? press(now, one) : insert(now, one);
        expect(now.cursor).toBeGreaterThanOrEqual(0);
        expect(now.cursor).toBeLessThanOrEqual(now.text.length);
        const [before, after] = [now.text.slice(0, now.cursor), now.text.slice(now.cursor)];
        expect(graphemes(before).length + graphemes(after).length).toBe(graphemes(now.text).length);
      }),
    );
  });
});

describe("the table of keys", () => {
  it("gives each key one meaning while one writes, and one in each place where letters are keys", () => {
    const places = ["A message that is chosen", "What goes over the line", "On the board"];
    for (const place of [undefined, ...places]) {
      const keys = bindings
        .filter(({ group }) => (place ? group === place : !places.includes(group)))
        .flatMap(binding => binding.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(keymapOf({}).actionOf("e", "choosing")).toBe("edit");
    expect(keymapOf({}).actionOf("home", "choosing")).toBe("first-message");
    expect(keymapOf({}).actionOf("home")).toBe("line-start");
    expect(keymapOf({}).actionOf("ctrl+w", "choosing")).toBeUndefined();
    expect(keymapOf({}).actionOf("alt+1", "choosing")).toBe("room-1");
  });
});
