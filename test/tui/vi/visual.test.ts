import { describe, expect, it } from "vitest";
import { limits } from "../../../src/protocol/index.ts";
import { replace } from "../../../src/tui/keys/edit.ts";
import { selectedIn } from "../../../src/tui/vi/selection.ts";
import type { Pressed } from "../../../src/tui/vi/vi.ts";
import { normal, shown, type } from "./support.ts";

/** What is selected in brackets, and the cursor. */
function selected({ draft }: Pressed): string {
  const range = selectedIn(draft);
  if (!range) return shown({ draft } as Pressed);
  const marks = new Map<number, string>();
  const put = (place: number, mark: string) => marks.set(place, (marks.get(place) ?? "") + mark);
  put(range.from, "[");
  put(draft.cursor, "|");
  put(range.to, "]");
  let text = "";
  for (let at = 0; at <= draft.text.length; at++) text += (marks.get(at) ?? "") + (draft.text[at] ?? "");
  return text;
}

describe("what vi's visual mode selects", () => {
  it.each<[string, string, string]>([
    ["o|ne two", "v", "o[|n]e two"],
    ["o|ne two", "vl", "o[n|e] two"],
    ["one t|wo", "v2h", "one[| tw]o"],
    ["one t|wo", "v9h", "[|one tw]o"],
    ["|one two three", "vw", "[one |t]wo three"],
    ["|one two three", "v2e", "[one tw|o] three"],
    ["one two th|ree", "vb", "one two [|thr]ee"],
    ["|a.b c d", "vW", "[a.b |c] d"],
    ["|a,b,c", "v2f,", "[a,b|,]c"],
    ["|a,b,c", "vt,;", "[a,|b],c"],
    ["one t|wo", "v0", "[|one tw]o"],
    ["  one t|wo", "v^", "  [|one tw]o"],
    ["o|ne two\nthree", "v$", "o[ne tw|o]\nthree"],
    ["one\nt|wo\nthree", "vj", "one\nt[wo\nt|h]ree"],
    ["one\nt|wo\nthree", "vk", "o[|ne\ntw]o\nthree"],
    ["a lon|g line\nx\na long line", "vjj", "a lon[g line\nx\na lon|g] line"],
    ["a lon|g line\nx\na long line", "v2j", "a lon[g line\nx\na lon|g] line"],
    ["one\nt|wo", "vj", "one\nt[|w]o"],
    ["|one", "vk", "[|o]ne"],
    ["one\nt|wo\nthree", "vgg", "[|one\ntw]o\nthree"],
    ["one\nt|wo\nthree", "vG", "one\nt[wo\n|t]hree"],
    ["one\nt|wo\nthree", "V", "one\n[t|wo]\nthree"],
    ["one\nt|wo\nthree", "Vj", "one\n[two\nt|hree]"],
    ["one\nt|wo\nthree", "Vk", "[o|ne\ntwo]\nthree"],
    ["o|ne\n\ntwo", "vj", "o[ne\n|\n]two"],
    ["|", "v", "[|]"],
    ["a|👨‍👩‍👧b", "v", "a[|👨‍👩‍👧]b"],
    ["|e\u0301x", "vl", "[e\u0301|x]"],
    ["o|ne two three", "vwo", "o[|ne t]wo three"],
    ["o|ne two three", "vwoh", "[|one t]wo three"],
    ["o|ne two three", "vwoo", "o[ne |t]wo three"],
    ["one t|wo three", "viw", "one [tw|o] three"],
    ["one t|wo three", "vaw", "one [two| ]three"],
    ["o|ne two three", "v2iw", "[one| ]two three"],
    ["o|ne two three", "viwiw", "[one| ]two three"],
    ["o|ne two three", "viwiwiw", "[one tw|o] three"],
    ["a b.|c d", "viW", "a [b.|c] d"],
    ["one two th|ree", "vbiw", "one two [|thr]ee"],
    ["one\nt|wo", "Viw", "one\n[tw|o]"],
    ["one\nt|wo", "vV", "one\n[t|wo]"],
    ["one\nt|wo", "Vv", "one\nt[|w]o"],
    ["o|ne two", "vlv", "on|e two"],
    ["o|ne two", "VV", "o|ne two"],
    ["o|ne two", "vl<Esc>", "on|e two"],
    ["o|ne two", "v2<Esc>l", "on|e two"],
    ["o|ne two", "vlqQ", "o[n|e] two"],
    ["o|ne two", "vizl", "o[n|e] two"],
  ])("%j and %s make %j", (before, keys, after) => {
    expect(selected(type(normal(before), keys))).toBe(after);
  });
});

describe("what is done to it", () => {
  it.each<[string, string, string]>([
    ["o|ne two three", "vwd", "o|wo three"],
    ["one t|wo three", "vbd", "one |o three"],
    ["o|ne two", "v$d", "|o"],
    ["one\nt|wo\nthree", "vjd", "one\nt|ree"],
    ["one\n|\ntwo", "vd", "one\n|two"],
    ["one\nt|wo\nthree", "Vd", "one\n|three"],
    ["one\nt|wo\nthree", "Vkd", "|three"],
    ["one\nt|wo\nthree", "vD", "one\n|three"],
    ["one\nt|wo\nthree", "vX", "one\n|three"],
    ["o|ne two", "vex", "o| two"],
    ["|", "vd", "|"],
    ["|one two", "vecONE<Esc>", "ON|E two"],
    ["|one two", "vesONE<Esc>", "ON|E two"],
    ["one\nt|wo\nthree", "Vcx<Esc>", "one\n|x\nthree"],
    ["one\nt|wo\nthree", "vSx<Esc>", "one\n|x\nthree"],
    ["one\nt|wo\nthree", "vCx<Esc>", "one\n|x\nthree"],
    ["one\nt|wo\nthree", "vRx<Esc>", "one\n|x\nthree"],
    ["one t|wo three", "viwy", "one |two three"],
    ["one t|wo three", "viwy0P", "tw|oone two three"],
    ["one\nt|wo\nthree", "Vyp", "one\ntwo\n|two\nthree"],
    ["one\nt|wo\nthree", "Vjy", "one\n|two\nthree"],
    ["one\nt|wo\nthree", "vYP", "one\n|two\ntwo\nthree"],
    ["|one Two", "v$~", "|ONE tWO"],
    ["|one Two", "v$u", "|one two"],
    ["|one Two", "v$U", "|ONE TWO"],
    ["|ßé", "v$U", "|ßÉ"],
    ["|one\ntwo", "vjU", "|ONE\nTwo"],
    ["|one\ntwo", "vjlrx", "|xxx\nxxo"],
    ["one\n  t|wo\n\nthree", "vjj>", "one\n    |two\n\n  three"],
    ["|one", "v3>", "      |one"],
    ["    |one\n  two", "Vj<", "  |one\ntwo"],
    ["     |one\n\ttwo", "Vj2<", " |one\ntwo"],
    ["|one", "v<", "|one"],
    ["o|ne\ntwo\nthree", "VjJ", "one| two\nthree"],
    ["o|ne\ntwo\nthree", "VjjJ", "one two| three"],
    ["o|ne\ntwo", "vJ", "one| two"],
    ["o|ne\n\ntwo", "vjJ", "on|e\ntwo"],
    ["o|ne\n\ntwo", "vj>", "  |one\n\ntwo"],
    ["one\n|\n", "VjJ", "one\n|"],
    ["on|e two", "viwywviwp", "one on|e"],
    ["on|e two", "viwywviwpbviwp", "one tw|o"],
    ["on|e two", "viwywviwPbviwP", "one on|e"],
    ["on|e two", "viwywviw2p", "one oneon|e"],
    ["o|ne\ntwo\nx", "yyjVp", "one\n|one\nx"],
    ["o|ne two\nx", "yyviwp", "\n|one two\n two\nx"],
    ["on|e\ntwo\nx", "yiwjVp", "one\n|one\nx"],
    ["|one", "vp", "|one"],
  ])("%j and %s make %j, and nothing is selected any more", (before, keys, after) => {
    expect(selected(type(normal(before), keys))).toBe(after);
  });

  it("is cut and yanked for the other keys, too; P alone keeps what was cut", () => {
    expect(type(normal("one t|wo"), "viwy").draft.cut).toBe("two");
    expect(type(normal("one\nt|wo"), "Vd").draft.cut).toBe("two\n");
    expect(type(normal("on|e two", { cut: "x" }), "viwp").draft.cut).toBe("one");
    expect(type(normal("on|e two", { cut: "x" }), "viwP").draft.cut).toBe("x");
    expect(type(normal("on|e two", { cut: "x" }), "viw~").draft.cut).toBe("x");
  });

  it.each<[string, string, string]>([
    ["o|ne two three", "vwdu", "o|ne two three"],
    ["o|ne two", "viwcx<Esc>u", "|one two"],
    ["on|e two", "viwywviwpu", "one |two"],
    ["one\nt|wo", "Vk>u", "|one\ntwo"],
  ])("%j and %s make %j: it is undone at once", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });

  it("is nothing to undo where nothing is different", () => {
    expect(type(normal("|ONE"), "v$U").draft.undo).toEqual([]);
    expect(type(normal("|one"), "V<").draft.undo).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["|one two three", "vld.", "|two three"],
    ["|one two three", "vewd.", "|ree"],
    ["|ab\ncdef", "vlUj.", "AB\n|CDef"],
    ["|a\nb\nc\nd", "Vjd.", "|"],
    ["|a\nb\nc", "V>j.", "  a\n  |b\nc"],
    ["|a\nb", "V>j3.", "  a\n      |b"],
    ["|one two", "vlcx<Esc>w.", "xe |xo"],
    ["|abcd\nx", "vlld.", "|\nx"],
    ["|ab\ncd\nefg", "vjd.", "|g"],
  ])("%j and %s make %j: it is done again to as much", (before, keys, after) => {
    expect(shown(type(normal(before), keys))).toBe(after);
  });
});

it("what is selected is so no longer when something else changes the text", () => {
  const { vi, draft } = type(normal("o|ne two"), "vw");
  const other = { vi, draft: replace(draft, 0, 1, "O") };
  expect(selectedIn(other.draft)).toBeUndefined();
});

it("a count beyond all measure makes no more than is refused as too long", () => {
  const lines = "x\n".repeat(3_000);
  const { draft } = type(normal(`|${lines}`), "VG99999>");
  expect(draft.text.length).toBeLessThan(10 * limits.textBytes);
  expect(type(normal("|ab", { cut: "x" }), "v99999p").draft.text.length).toBeLessThan(2 * limits.textBytes);
});
