import { graphemes } from "../../protocol/index.ts";
import { type Draft, replace } from "../keys/edit.ts";
import { inCase, join, lastOf, remove, repeated, swap, vacate, yank } from "./changes.ts";
import { firstInLine, resting } from "./motions.ts";
import { linesOf, type Range } from "./range.ts";

/** What a text is changed to where it is selected, by the key for it. */
export type Deed = "d" | "c" | "y" | "r" | "~" | "u" | "U" | ">" | "<" | "J" | "p" | "P";

/** By how much `>` and `<` move a line. */
const step = "  ";
/** Nobody reads what begins further to the right. */
const mostSteps = 20;

/** A text after that. Of `c` what is typed next is still to come. */
export function over(draft: Draft, range: Range, deed: Deed, letter: string, count: number): Draft {
  switch (deed) {
    case "d":
      return remove(draft, range);
    case "c":
      return vacate(draft, range);
    case "y":
      return yank(draft, range);
    case "r":
      return mapped(draft, range, character => (character === "\n" ? character : letter));
    case "~":
      return mapped(draft, range, swap);
    case "u":
      return mapped(draft, range, character => inCase(character, "small"));
    case "U":
      return mapped(draft, range, character => inCase(character, "capital"));
    case ">":
      return shifted(draft, range, line =>
        line === "" ? line : step.repeat(Math.min(count, mostSteps)) + line,
      );
    case "<":
      return shifted(draft, range, line =>
        line.replace(new RegExp(`^[^\\S\\n]{1,${step.length * Math.min(count, mostSteps)}}`), ""),
      );
    case "J": {
      const { from, to } = linesOver(draft.text, range);
      return join(draft, draft.text.slice(from, to).split("\n").length);
    }
    case "p":
    case "P":
      if (draft.cut === "") return draft;
      // What `p` is put over is what is put next.
      return put(deed === "p" ? yank(draft, range) : draft, draft.cut, range, count);
  }
}

function mapped(draft: Draft, { from, to }: Range, change: (character: string) => string): Draft {
  const after = graphemes(draft.text.slice(from, to)).map(change).join("");
  return { ...replaced(draft, from, to, after), cursor: from };
}

function shifted(draft: Draft, range: Range, change: (line: string) => string): Draft {
  const lines = linesOver(draft.text, range);
  const after = draft.text.slice(lines.from, lines.to).split("\n").map(change).join("\n");
  const now = replaced(draft, lines.from, lines.to, after);
  return { ...now, cursor: firstInLine(now.text, lines.from) };
}

/** A line break at the end of what is selected belongs to the line before it. */
function linesOver(text: string, range: Range): Range {
  return range.lines ? range : linesOf(text, range.from, Math.max(range.from, range.to - 1));
}

/** What changes nothing is nothing to undo. */
function replaced(draft: Draft, from: number, to: number, text: string): Draft {
  return text === draft.text.slice(from, to) ? draft : replace(draft, from, to, text);
}

/** What was cut before, in the place of what is selected; lines stay lines of their own. */
function put(draft: Draft, cut: string, { from, to, lines }: Range, count: number): Draft {
  const piece = repeated(cut, count);
  if (!cut.endsWith("\n")) {
    const after = replace(draft, from, to, piece);
    if (lines) return { ...after, cursor: firstInLine(after.text, from) };
    return { ...after, cursor: piece.includes("\n") ? from : resting(after.text, lastOf(after)) };
  }
  const after = replace(draft, from, to, lines ? piece.slice(0, -1) : `\n${piece}`);
  return { ...after, cursor: firstInLine(after.text, lines ? from : from + 1) };
}
