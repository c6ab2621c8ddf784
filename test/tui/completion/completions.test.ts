import { describe, expect, it } from "vitest";
import { commands } from "../../../src/tui/commands/table.ts";
import { completions, type Sources } from "../../../src/tui/completion/completions.ts";
import { meantNext } from "../../../src/tui/completion/usage.ts";
import { complete } from "../../../src/tui/keys/complete.ts";
import { type Draft, edit, emptyDraft, insert } from "../../../src/tui/keys/edit.ts";

const sources: Sources = {
  people: ["alma", "Alice", "bob"],
  rooms: ["general", "random", "games"],
  themes: ["night", "gruvbox"],
  profiles: ["home", "work"],
  commands,
  paths: typed => (typed === "~/do" ? ["~/docs/", "~/dot"] : typed === "~/docs/" ? ["~/docs/one"] : []),
  emoji: typed => (typed === "smi" ? ["😄", "😏"] : []),
};

/** What the text with `|` for the cursor may become. */
function found(written: string): string[] {
  const cursor = written.indexOf("|");
  const text = written.replace("|", "");
  const { from, candidates } = completions(text, cursor, sources);
  return candidates.map(one => `${text.slice(0, from)}${one}|${text.slice(cursor)}`);
}

describe("what the word at the cursor may become", () => {
  it.each<[string, string[]]>([
    ["al|", ["alma: |", "Alice: |"]],
    ["/server w|", ["/server work |"]],
    ["so al|", ["so alma |", "so Alice |"]],
    ["so (@AL|", ["so (@alma |", "so (@Alice |"]],
    ["@bo| you", ["@bob| you"]],
    ["see #g|", ["see #general |", "see #games |"]],
    [":smi|", ["😄|", "😏|"]],
    ["nice :smi|", ["nice 😄|", "nice 😏|"]],
    ["at 12:smi|", []],
    [":|", []],
    ["|", []],
    ["so |", []],
    ["nobody|", []],
    ["/kic|", ["/kick |"]],
    ["/un|", ["/unban |", "/unblock |", "/unignore |", "/unmute |"]],
    ["//kic|", []],
    ["/kick b|", ["/kick bob |"]],
    ["/kick bob al|", ["/kick bob alma |", "/kick bob Alice |"]],
    ["/join g|", ["/join general |", "/join games |"]],
    ["/join #ra|", ["/join #random |"]],
    ["/theme n|", ["/theme night |"]],
    ["/notify |", ["/notify all |", "/notify mentions |", "/notify none |"]],
    ["/role bob m|", ["/role bob moderator |", "/role bob member |"]],
    ["/room co|", ["/room colour |"]],
    ["/room private o|", ["/room private on |", "/room private off |"]],
    ["/react smi|", ["/react 😄 |", "/react 😏 |"]],
    ["/me greets bo|", ["/me greets bob |"]],
    ["/leave b|", []],
    ["see ~/do|", ["see ~/docs/|", "see ~/dot |"]],
    ["/topic ~/do|", ["/topic ~/docs/|", "/topic ~/dot |"]],
    ["see a~/do|", []],
    ["~/do|, bob", ["~/docs/|, bob", "~/dot |, bob"]],
    ["/nothing b|", []],
  ])("%j: %j", (written, candidates) => {
    expect(found(written)).toEqual(candidates);
  });

  it("is what the usage of a command says", () => {
    expect(meantNext("/topic [TEXT]", ["a", "b"])).toEqual(["TEXT"]);
    expect(meantNext("/kick NAME [WHY]", [])).toEqual(["NAME"]);
    expect(meantNext("/leave", [])).toEqual([]);
  });

  it("takes no longer for each sign that may stand before a word: 20 s otherwise", () => {
    expect(found(`so${"*".repeat(200_000)} al|`)).toHaveLength(2);
  });
});

describe("going through completions", () => {
  const tab = (draft: Draft, step: 1 | -1 = 1) =>
    complete(draft, step, () => completions(draft.text, draft.cursor, sources));
  const typed = insert(emptyDraft, "al");

  it("goes round, in both directions", () => {
    expect(tab(typed).text).toBe("alma: ");
    expect(tab(tab(typed)).text).toBe("Alice: ");
    expect(tab(tab(tab(typed))).text).toBe("alma: ");
    expect(tab(typed, -1).text).toBe("Alice: ");
    expect(tab(tab(typed), -1).text).toBe("Alice: ");
  });

  it("is over with any other key, and undone at once", () => {
    expect(insert(tab(typed), "x")).toMatchObject({ text: "alma: x", doing: { what: "typing" } });
    expect(edit(tab(tab(typed)), "undo")?.text).toBe("al");
  });

  it("goes on into a directory that is the only one", () => {
    const within = (typed: string) =>
      typed === "./s" ? ["./src/"] : typed === "./src/" ? ["./src/a.ts"] : [];
    const go = (draft: Draft) =>
      complete(draft, 1, () => completions(draft.text, draft.cursor, { ...sources, paths: within }));
    const once = go(insert(emptyDraft, "./s"));
    expect([once.text, go(once).text, go(go(once)).text]).toEqual(["./src/", "./src/a.ts ", "./src/a.ts "]);
    expect(edit(go(once), "undo")?.text).toBe("./src/");
  });

  it("changes nothing where there is nothing", () => {
    const nobody = insert(emptyDraft, "zz");
    expect(tab(nobody)).toBe(nobody);
  });
});
