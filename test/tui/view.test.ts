import { expect, test } from "vitest";
import { emptyDraft, insert } from "../../src/tui/keys/edit.ts";
import { seesConversation } from "../../src/tui/shown.ts";
import {
  asking,
  choosing,
  initialView,
  listClosed,
  opened,
  switchTo,
  withAnswer,
  writtenNow,
} from "../../src/tui/view.ts";

const inRoom = (room: number) => switchTo(initialView, room);

test("what is written while something is asked is the answer, and another room asks nothing", () => {
  const asked = asking(inRoom(1), { what: "search", draft: emptyDraft });
  expect(writtenNow(withAnswer(asked, insert(emptyDraft, "tea"))).text).toBe("tea");
  expect(switchTo(asked, 2).question).toBeUndefined();
});

test("a list stands before the conversation, and what was chosen there is chosen again", () => {
  const list = { title: "Pinned", listing: {} as never, chosen: undefined, anchor: undefined };
  const view = opened(choosing(inRoom(1), 3), list);
  expect(view.keys).toBe("choosing");
  expect(seesConversation(view)).toBe(false);
  expect(listClosed(view)).toMatchObject({ chosen: 3, keys: "choosing", list: undefined });
  expect(listClosed(opened(inRoom(1), list)).keys).toBe("writing");
});
