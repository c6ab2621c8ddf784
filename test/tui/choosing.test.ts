import { expect, test } from "vitest";
import { Slice } from "../../src/client/index.ts";
import { withDesk } from "../../src/tui/desk.ts";
import { Choosing } from "../../src/tui/modes/choosing.ts";
import { Reading } from "../../src/tui/reading.ts";
import type { Item } from "../../src/tui/rows/items.ts";
import type { Stage } from "../../src/tui/stage.ts";
import { initialView, type View } from "../../src/tui/view.ts";
import { messageItem, plainTheme, roomOf } from "./support/values.ts";

const items = Array.from({ length: 30 }, (_, place) => {
  const seq = place + 1;
  return messageItem(`message ${seq}`, { seq, version: seq });
});

/** What is chosen first by whoever reads at this place, and what they are told. */
function begun(key: string, version: number) {
  const page = { items: () => items, rows: () => (item: Item) => [item.key] };
  const reading = new Reading(page, { width: 40, height: 10 }, plainTheme);
  const anchor = { key, hidden: 0, version };
  const view = new Slice<View>(withDesk({ ...initialView, active: 1 }, desk => ({ ...desk, anchor })));
  const said: string[] = [];
  const stage: Partial<Stage> = {
    view,
    reading: () => reading,
    room: () => roomOf(1, "general"),
    change: change => view.update(change),
    say: text => void said.push(text ?? ""),
  };
  new Choosing(stage as Stage).begin();
  return { chosen: view.get().chosen, said };
}

test("one begins to choose with the last message in sight, also where what one read at is gone", () => {
  expect(begun("m20", 20)).toEqual({ chosen: 20, said: [] });
  expect(begun("new", 20)).toEqual({ chosen: 20, said: [] });
  expect(begun("gone", 0)).toEqual({ chosen: 10, said: [] });
});
