import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphemes, limits, utf8Length } from "../../../src/protocol/index.ts";
import { normal, shown, type } from "./support.ts";

describe("vi's motions", () => {
  it.each<[string, string, string]>([
    ["ab|cd", "h", "a|bcd"],
    ["ab|cd", "5h", "|abcd"],
    ["one\n|two", "h", "one\n|two"],
    ["a|bcd", "l", "ab|cd"],
    ["a|bcd\ne", "9l", "abc|d\ne"],
    ["a|👨‍👩‍👧b", "l", "a👨‍👩‍👧|b"],
    ["a👨‍👩‍👧|b", "h", "a|👨‍👩‍👧b"],
    ["  one t|wo", "0", "|  one two"],
    ["  one t|wo", "^", "  |one two"],
    ["o|ne\ntwo", "$", "on|e\ntwo"],
    ["o|ne\ntwo", "2$", "one\ntw|o"],
    ["o|ne two", "w", "one |two"],
    ["|foo.bar(x)", "w", "foo|.bar(x)"],
    ["|foo.bar (x)", "W", "foo.bar |(x)"],
    ["|foo.bar(x)", "3w", "foo.bar|(x)"],
    ["|one\n\ntwo", "w", "one\n|\ntwo"],
    ["|one\n\ntwo", "2w", "one\n\n|two"],
    ["one t|wo", "w", "one tw|o"],
    ["größ|e 日本", "w", "größe |日本"],
    ["one two|", "b", "one |two"],
    ["one |two", "b", "|one two"],
    ["one\n\n|two", "b", "one\n|\ntwo"],
    ["a.b c.|d", "B", "a.b |c.d"],
    ["  |one", "b", "|  one"],
    ["|one two", "e", "on|e two"],
    ["on|e two", "e", "one tw|o"],
    ["|one\n\ntwo", "2e", "one\n\ntw|o"],
    ["|a.b c", "E", "a.|b c"],
    ["|one two", "9e", "one tw|o"],
    ["|a,b,c,d", "f,", "a|,b,c,d"],
    ["|a,b,c,d", "2f,", "a,b|,c,d"],
    ["|a,b,c,d", "f,;", "a,b|,c,d"],
    ["|a,b,c,d", "f,;;,", "a,b|,c,d"],
    ["|ab,b,c", "t,", "a|b,b,c"],
    ["|ab,cd,e", "t,;", "ab,c|d,e"],
    ["a,b,c|d", "F,", "a,b|,cd"],
    ["a,b,cd|e", "T,", "a,b,|cde"],
    ["a,bb,c|d", "T,;", "a,|bb,cd"],
    ["|abc", "fz", "|abc"],
    ["|one\na,b", "f,", "|one\na,b"],
    ["on|e\ntwo\nthree", "gg", "|one\ntwo\nthree"],
    ["on|e\n  two\nthree", "2G", "one\n  |two\nthree"],
    ["on|e\ntwo\n  three", "G", "one\ntwo\n  |three"],
    ["on|e\ntwo\nthree", "99gg", "one\ntwo\n|three"],
    ["on|e\ntwo", "j", "one\ntw|o"],
    ["one\ntw|o", "k", "on|e\ntwo"],
    ["a lon|g line\nx\na long line", "jj", "a long line\nx\na lon|g line"],
    ["|a\nb\nc", "9j", "a\nb\n|c"],
    ["|abc", "20gz", "|abc"],
  ])("%j and %s make %j", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });

  it("leave by the first and the last line, and only from there", () => {
    expect(type(normal("one\n|two"), "j").leaves).toBe("down");
    expect(type(normal("|one\ntwo"), "k").leaves).toBe("up");
    expect(type(normal("|one\ntwo"), "3j").leaves).toBeUndefined();
    expect(shown(type(normal("one\n|two"), "dj"))).toBe("one\n|two");
  });
});

describe("vi's operators", () => {
  it.each<[string, string, string]>([
    ["one |two three", "dw", "one |three"],
    ["|one two three four", "2dw", "|three four"],
    ["|one two three four five six seven", "2d3w", "|seven"],
    ["one |two\nthree", "dw", "one| \nthree"],
    ["|one\ntwo three", "d2w", "|three"],
    ["one t|wo", "dw", "one |t"],
    ["one two|", "db", "one |o"],
    ["one two\n|three", "db", "one| \nthree"],
    ["one\n|two", "db", "|two"],
    ["|one two", "de", "| two"],
    ["one |two three", "d$", "one| "],
    ["one |two\nthree", "D", "one| \nthree"],
    ["one |two", "d0", "|two"],
    ["  one |two", "d^", "  |two"],
    ["|a(b)c", "df)", "|c"],
    ["|a(b)c", "dt)", "|)c"],
    ["a,b,c|d", "dF,", "a,b|d"],
    ["a,b,c|d", "dT,", "a,b,|d"],
    ["|abc", "dfz", "|abc"],
    ["|a,b,c,d", "f,d;", "a|c,d"],
    ["on|e two  three", "diw", "| two  three"],
    ["one t|wo  three", "daw", "one |three"],
    ["one t|wo", "daw", "on|e"],
    ["one|  two", "diw", "one|two"],
    ["one|  two three", "daw", "one| three"],
    ["a |b.c d", "diW", "a | d"],
    ["a |b.c d", "daW", "a |d"],
    ["a|bc def ghi", "d2aw", "|ghi"],
    ["one\nt|wo\nthree", "dd", "one\n|three"],
    ["one\n|two", "dd", "|one"],
    ["o|ne", "dd", "|"],
    ["|one\ntwo\nthree", "2dd", "|three"],
    ["|one\ntwo\nthree", "dj", "|three"],
    ["one\ntwo\nth|ree", "dk", "|one"],
    ["one\nt|wo\nthree", "dgg", "|three"],
    ["one\nt|wo\nthree", "dG", "|one"],
    ["a|bcd", "x", "a|cd"],
    ["a|bcd", "2x", "a|d"],
    ["abc|d", "9x", "ab|c"],
    ["ab|cd", "X", "a|cd"],
    ["|", "x", "|"],
    ["e\u0301|x", "X", "|x"],
    ["a|bcd", "rz", "a|zcd"],
    ["a|bcd", "3rz", "azz|z"],
    ["a|bcd", "4rz", "a|bcd"],
    ["a|bCd", "2~", "aBc|d"],
    ["|ß1é", "3~", "ß1|É"],
    ["o|ne\n  two", "J", "one| two"],
    ["o|ne\ntwo\nthree", "3J", "one two| three"],
    ["one |\n)x", "J", "one |)x"],
    ["o|ne", "J", "o|ne"],
    ["|\none", "J", "|one"],
    ["o|ne \ntwo", "J", "one |two"],
    ["|one two", "yiw", "|one two"],
    ["one t|wo", "yiw", "one |two"],
    ["one t|wo", "yiwP", "one tw|otwo"],
    ["|ab", "xp", "b|a"],
    ["|ab", "x3p", "baa|a"],
    ["|one\ntwo", "ddp", "two\n|one"],
    ["one\n|two", "yyP", "one\n|two\ntwo"],
    ["o|ne\ntwo", "Yp", "one\n|one\ntwo"],
    ["o|ne\ntwo", "Y2p", "one\n|one\none\ntwo"],
    ["one\ntw|o", "yk", "|one\ntwo"],
    ["one |two", "cwTWO<Esc>", "one TW|O"],
    ["|one two", "cwa<Esc>", "|a two"],
    ["|one two three", "2cwa<Esc>", "|a three"],
    ["one| two", "cwa<Esc>", "one|atwo"],
    ["one |two\nx", "Ca<Esc>", "one |a\nx"],
    ["one\n  t|wo\nx", "cca<Esc>", "one\n|a\nx"],
    ["one\nt|wo\nx", "Sa<Esc>", "one\n|a\nx"],
    ["|", "ccab<Esc>", "a|b"],
    ["a|bc", "sx<Esc>", "a|xc"],
    ["a|bc", "2sx<Esc>", "a|x"],
    ["|", "sx<Esc>", "|x"],
    ["one t|wo three", "ciwx<Esc>", "one |x three"],
    ["|abc", "cfzx<Esc>", "|bc"],
    ["one| two", "qdzi<Esc>", "on|e two"],
  ])("%j and %s make %j", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });
});

describe("vi's insert mode", () => {
  it.each<[string, string, string]>([
    ["a|b", "ix<Esc>", "a|xb"],
    ["a|b", "ax<Esc>", "ab|x"],
    ["  a|b", "Ix<Esc>", "  |xab"],
    ["|ab\nc", "Ax<Esc>", "ab|x\nc"],
    ["a|b\nc", "ox<Esc>", "ab\n|x\nc"],
    ["c\na|b", "Ox<Esc>", "c\n|x\nab"],
    ["|", "ihello<Esc>", "hell|o"],
    ["|a", "3ixy<Esc>", "xyxyx|ya"],
    ["|a", "2ox<Esc>", "a\nx\n|x"],
    ["a|b", "i<Esc>", "|ab"],
    ["|one two", "iab<BS><BS>c<Esc>", "|cone two"],
  ])("%j and %s make %j", (before, keys, after) => {
    const now = type(normal(before), keys);
    expect(shown(now)).toBe(after);
    expect(now.vi.mode).toBe("normal");
  });
});

describe("what vi does again", () => {
  it.each<[string, string, string]>([
    ["|one two three four", "dw.", "|three four"],
    ["|one two three four", "dw2.", "|four"],
    ["|one two", "cwx<Esc>w.", "x |x"],
    ["|a\nb", "Ax<Esc>j.", "ax\nb|x"],
    ["|a\nb", "oX<Esc>.", "a\nX\n|X\nb"],
    ["|abc", "rzl.", "z|zc"],
    ["|abcd", "x3.", "|"],
    ["|one two", "iab<BS>c<Esc>.", "aa|ccone two"],
    ["|abc", "ixy<Left>z<Esc>.", "x|zzyabc"],
    ["|a b", "dwu.", "|b"],
    ["|one two", "yw.", "|one two"],
  ])("%j and %s make %j", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });
});

describe("what vi undoes", () => {
  it.each<[string, string, string]>([
    ["one |two", "dwu", "one |two"],
    ["|one two", "dwdwu", "|two"],
    ["|one two three", "dwdw2u", "|one two three"],
    ["|one two", "dwu<C-r>", "|two"],
    ["|one two", "dw<C-r>", "|two"],
    ["|one two", "dwuxu<C-r><C-r>", "|ne two"],
    ["|one two", "cwhello you<Esc>u", "|one two"],
    ["|one", "ihello you <Esc>u", "|one"],
    ["|one", "ihello<BS><BS>y you <Esc>u", "|one"],
    ["|one", "oa<Esc>u", "|one"],
    ["|", "ccab<Esc>u", "|"],
    ["|one", "ia<Esc>ib<Esc>u", "|aone"],
  ])("%j and %s make %j", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });
});

it("what is cut and yanked is what the other keys put back, and the other way round", () => {
  expect(type(normal("|one two"), "dw").draft.cut).toBe("one ");
  expect(type(normal("o|ne\ntwo"), "yy").draft.cut).toBe("one\n");
  const twice = type(normal("|one two"), "dwdw").draft;
  expect([twice.cut, ...twice.older]).toEqual(["two", "one "]);
  expect(shown(type(normal("|b", { cut: "a" }), "P"))).toBe("|ab");
});

it("keys that are no command yet are told, and forgotten if they never become one", () => {
  expect(type(normal("|abc"), "2d").vi.keys).toEqual(["2", "d"]);
  expect(type(normal("|abc"), "2dq").vi.keys).toEqual([]);
  expect(type(normal("|abc"), "1".repeat(100)).vi.keys.length).toBeLessThan(16);
});

it("a count beyond all measure makes no more than is refused as too long", () => {
  const { text } = type(normal("|ab"), "x99999p").draft;
  expect(utf8Length(text)).toBeGreaterThan(limits.textBytes);
  expect(text.length).toBeLessThan(2 * limits.textBytes);
});

it("the cursor of normal mode is on a character, or in an empty line", () => {
  const keys = [
    ..."hl0^$wbeWBEjkGgfFtTxX;,~JpPuiIaAoOdcysrSDCY.23 ,vVvVU><R",
    "é",
    "👍🏽",
    "\u0301",
    "\n",
    "<Esc>",
    "<C-r>",
  ];
  const texts = ["", "a", "one two\n\n  three.four(é)\n👨‍👩‍👧 x", "e\u0301\n\n", "a\u200d👩 1️⃣#️⃣ b"];
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.constantFrom(...keys), { maxLength: 40 }),
      (text, pressed) => {
        const end = type(normal(`|${text}`), [...pressed, "<Esc>", "<Esc>"].join(""));
        const { text: now, cursor } = end.draft;
        const behindLine = /[^\n]$/.test(now.slice(0, cursor)) && /^(?:\n|$)/.test(now.slice(cursor));
        expect(behindLine).toBe(false);
        expect(graphemes(now.slice(0, cursor)).length + graphemes(now.slice(cursor)).length).toBe(
          graphemes(now).length,
        );
      },
    ),
  );
});
