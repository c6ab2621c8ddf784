import { expect, test } from "vitest";
import { edit, emptyDraft, insert } from "../../../src/tui/keys/edit.ts";
import { fencePasted, joinPasted, paste } from "../../../src/tui/keys/paste.ts";

const pasted = paste(insert(emptyDraft, "see: "), "one\n  two\n\nthree\n");

test("of several lines one may still choose what they become", () => {
  expect(pasted.doing).toEqual({ what: "pasting", from: 5, lines: 4 });
  expect(joinPasted(pasted).text).toBe("see: one two three");
  expect(fencePasted(pasted).text).toBe("see: \n```\none\n  two\n\nthree\n```");
  expect(fencePasted(paste({ ...insert(emptyDraft, "after"), cursor: 0 }, "a\nb")).text).toBe(
    "```\na\nb\n```\nafter",
  );
});

test("what they became is undone at once, and so is the paste", () => {
  const undo = (draft: typeof pasted) => edit(draft, "undo") as typeof pasted;
  expect(undo(joinPasted(pasted)).text).toBe(pasted.text);
  expect(undo(pasted).text).toBe("see: ");
});

test("with any other key they are text like any other, and one line always is", () => {
  const later = insert(pasted, "x");
  expect(joinPasted(later)).toBe(later);
  expect(fencePasted(later)).toBe(later);
  expect(paste(emptyDraft, "one line\n").doing).toBeUndefined();
});
