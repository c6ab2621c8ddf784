import { expect, test } from "vitest";
import {
  deskOf,
  editDone,
  editing,
  recall,
  replyTo,
  said,
  sent,
  unaimed,
  withDesk,
  withDraft,
  written,
} from "../../src/tui/desk.ts";
import { edit, insert, withCut } from "../../src/tui/keys/edit.ts";
import { initialView, switchTo, type View } from "../../src/tui/view.ts";
import { message } from "./support/values.ts";

const inRoom = (room: number) => switchTo(initialView, room);
const typed = (view: View, text: string) => withDraft(view, draft => insert(draft, text));
const text = (view: View) => deskOf(view).draft.text;

test("each room keeps its own draft", () => {
  let view = typed(inRoom(1), "for the first");
  view = typed(switchTo(view, 2), "for the second");
  expect(text(view)).toBe("for the second");
  expect(text(switchTo(view, 1))).toBe("for the first");
});

test("each room keeps the place where one reads", () => {
  const anchor = { key: "m7", hidden: 1, version: 7 };
  const view = withDesk(inRoom(1), desk => ({ ...desk, anchor }));
  expect(deskOf(switchTo(view, 2)).anchor).toBeUndefined();
  expect(deskOf(switchTo(switchTo(view, 2), 1)).anchor).toEqual(anchor);
});

test("sending empties the composer and goes to the newest message", () => {
  const reading = withDesk(typed(inRoom(1), "hello"), desk => ({
    ...desk,
    anchor: { key: "m7", hidden: 0, version: 7 },
  }));
  const after = sent(reading, "hello");
  expect(text(after)).toBe("");
  expect(deskOf(after).anchor).toBeUndefined();
});

test("what was sent comes back one by one, and what was being written at the end", () => {
  let view = typed(sent(sent(inRoom(1), "one"), "two"), "half a thought");
  view = recall(view, 1);
  expect(text(view)).toBe("two");
  view = recall(recall(view, 1), 1);
  expect(text(view)).toBe("one");
  view = recall(recall(view, -1), -1);
  expect(text(view)).toBe("half a thought");
  expect(recall(view, -1)).toBe(view);
});

test("the same text sent twice is remembered once", () => {
  expect(deskOf(sent(sent(inRoom(1), "ping"), "ping")).sent).toEqual(["ping"]);
});

test("going on writing takes away what the last command said, moving the cursor does not", () => {
  const view = { ...typed(inRoom(1), "/foo"), notice: { text: "no such command", error: true } };
  expect(written(view, draft => insert(draft, "x")).notice).toBeUndefined();
  expect(written(view, draft => ({ ...draft, cursor: 0 })).notice).toBeDefined();
});

test("what changes nothing is the same view, so that nothing is drawn", () => {
  const view = inRoom(1);
  expect(withDraft(view, draft => draft)).toBe(view);
  expect(switchTo(view, 1)).toBe(view);
});

const first = message(3, "first");

test("what is written answers a message until it is sent or given up", () => {
  const view = replyTo(typed(inRoom(1), "half"), first);
  expect(deskOf(view)).toMatchObject({ aim: { what: "reply", message: first }, draft: { text: "half" } });
  expect(deskOf(unaimed(view))).toMatchObject({ aim: undefined, draft: { text: "half" } });
  expect(deskOf(sent(view, "half")).aim).toBeUndefined();
  expect(deskOf(said(view)).aim).toBeUndefined();
});

test("while a message is edited, what was being written is kept", () => {
  const view = editing(typed(inRoom(1), "half"), first);
  expect(text(view)).toBe("first");
  expect(text(unaimed(view))).toBe("half");
  expect(text(editing(view, message(4, "second")))).toBe("second");
  expect(text(unaimed(editing(view, message(4, "second"))))).toBe("half");
  const answer = replyTo(view, first);
  expect(deskOf(answer)).toMatchObject({ aim: { what: "reply" }, draft: { text: "half" } });
});

test("what was made of a message that is left can be put back, and what was sent of it need not", () => {
  const own = editing(typed(inRoom(1), "half"), first);
  const changed = typed(own, " and more");
  expect(deskOf(unaimed(changed)).draft).toMatchObject({ text: "half", cut: "first and more" });
  expect(deskOf(unaimed(own)).draft).toMatchObject({ text: "half", cut: "" });
  expect(deskOf(editDone(changed)).draft).toMatchObject({ text: "half", cut: "" });
  expect(deskOf(unaimed(changed)).draft.undo).toEqual(deskOf(typed(inRoom(1), "half")).draft.undo);
});

test("what was made of a text that came back can be put back, and undone", () => {
  const began = typed(sent(sent(inRoom(1), "one"), "two"), "half");
  const changed = typed(recall(began, 1), " and more");
  for (const step of [1, -1] as const) {
    const { draft } = deskOf(recall(changed, step));
    expect(draft).toMatchObject({ text: step === 1 ? "one" : "half", cut: "two and more" });
    expect(edit(draft, "undo")?.text).toBe("two and more");
  }
  expect(deskOf(recall(recall(began, 1), 1)).draft.cut).toBe("");
});

test("all that was cut can be put back after a message is sent, too", () => {
  const view = withDraft(inRoom(1), draft => withCut(withCut(draft, "first"), "second"));
  expect(deskOf(sent(typed(view, "hello"), "hello")).draft).toMatchObject({
    cut: "second",
    older: ["first"],
  });
});

test("each room keeps what its draft is for", () => {
  const view = editing(inRoom(1), first);
  expect(deskOf(switchTo(view, 2)).aim).toBeUndefined();
  expect(deskOf(switchTo(switchTo(view, 2), 1)).aim?.what).toBe("edit");
});

test("what was written before there was a room comes along into the first", () => {
  const view = switchTo(typed(initialView, "early"), 1);
  expect(text(view)).toBe("early");
  expect(text(switchTo(view, 2))).toBe("");
});
