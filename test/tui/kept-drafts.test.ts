import { expect, test } from "vitest";
import { deskOf, editing, recall, restored, sent, withDraft } from "../../src/tui/desk.ts";
import { answerKept } from "../../src/tui/kept-answer.ts";
import { keepDrafts } from "../../src/tui/kept-drafts.ts";
import { emptyDraft, insert } from "../../src/tui/keys/edit.ts";
import { asking, initialView, switchTo, type View, withAnswer } from "../../src/tui/view.ts";
import { message } from "./support/values.ts";

const typed = (view: View, text: string) => withDraft(view, draft => insert(draft, text));
const inRoom = (room: number | undefined) => switchTo(initialView, room);

function keptBetween(before: View, now: View): [number, string][] {
  const kept: [number, string][] = [];
  keepDrafts({ keepDraft: (room, text) => kept.push([room, text]) }, before, now);
  return kept;
}

test("what is written is kept for its room, and what was sent is not", () => {
  const written = typed(inRoom(7), "hello");
  expect(keptBetween(inRoom(7), written)).toEqual([[7, "hello"]]);
  expect(keptBetween(written, written)).toEqual([]);
  expect(keptBetween(written, switchTo(written, 8))).toEqual([]);
  expect(keptBetween(written, sent(written, "hello"))).toEqual([[7, ""]]);
});

test("one's own text is kept while one edits a message or looks back", () => {
  const written = typed(inRoom(7), "hello");
  expect(keptBetween(written, editing(written, message(3, "old")))).toEqual([]);
  const edited = editing(inRoom(7), message(3, "old"));
  expect(keptBetween(edited, typed(edited, "er"))).toEqual([[7, "older"]]);
  const again = typed(sent(typed(inRoom(7), "before"), "before"), "now");
  expect(keptBetween(again, recall(again, 1))).toEqual([]);
});

const asked = (room: number, text: string): View => {
  const draft = insert(emptyDraft, text);
  const place = { room, seq: 3 };
  return asking(inRoom(7), { what: "answer", place, message: message(3, "tea?"), draft });
};

test("an answer that is being written is kept for the room of its message, until it is given", () => {
  expect(keptBetween(asked(8, ""), asked(8, "yes"))).toEqual([[8, "yes"]]);
  expect(keptBetween(asked(8, "yes"), withAnswer(asked(8, "yes"), emptyDraft))).toEqual([[8, ""]]);
});

test("an answer that is left for another room or question is found in the room of its message", () => {
  const view = asked(8, "yes");
  for (const after of [
    switchTo(view, 8),
    switchTo(view, 9),
    asking(view, { what: "search", draft: emptyDraft }),
  ]) {
    const kept = answerKept(view, after);
    expect(deskOf(switchTo(kept, 8))).toMatchObject({ draft: { text: "yes" }, aim: { what: "reply" } });
    expect(keptBetween(view, kept)).toEqual([]);
  }
  const there = typed(inRoom(8), "already");
  const kept = answerKept(view, { ...view, question: undefined, rooms: there.rooms });
  expect(deskOf(switchTo(kept, 8)).draft).toMatchObject({ text: "already", cut: "yes" });
});

test("what was written before there was a room goes with one", () => {
  const early = typed(inRoom(undefined), "hello");
  expect(keptBetween(early, switchTo(early, 7))).toEqual([
    [7, "hello"],
    [0, ""],
  ]);
});

test("each room has its draft again, and nothing of it is lost to one from before there was a room", () => {
  const drafts = new Map([
    [0, "early"],
    [7, "hello"],
    [8, "there"],
  ]);
  const view = restored({ ...initialView, active: 7 }, drafts);
  expect(deskOf(view).draft).toMatchObject({ text: "hello", cursor: 5 });
  const later = switchTo(switchTo(view, 8), 9);
  expect(deskOf(switchTo(later, 8)).draft.text).toBe("there");
  expect(deskOf(later).draft.text).toBe("early");
});
