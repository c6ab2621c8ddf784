import { deskOf, withDesk } from "../desk.ts";
import { helpMoved } from "../panes/help.ts";
import { infoMoved } from "../panes/info.ts";
import { seesConversation } from "../shown.ts";
import type { Stage } from "../stage.ts";
import type { List, Sheet } from "../view.ts";
import { moreBoardHistory } from "./board-history.ts";
import { moveInLog } from "./logging.ts";

/** A page up or down, but for two rows that stay in sight. */
export function page(stage: Stage, direction: 1 | -1): void {
  const { help } = stage.view.get();
  if (help) return scrollHelp(stage, help, direction * Math.max(1, stage.scene.help().height - 2));
  const height = stage.reading()?.height;
  if (height !== undefined) scroll(stage, direction * Math.max(1, height - 2));
}

/** So many rows down in what is read, or up if negative. */
export function scroll(stage: Stage, rows: number): void {
  const { help, info, picture, list, log } = stage.view.get();
  if (help) return scrollHelp(stage, help, rows);
  if (info) return scrollInfo(stage, rows);
  if (picture) return;
  if (log) return moveInLog(stage, rows);
  if (list) return scrollList(stage, list, rows);
  scrollConversation(stage, rows);
}

function scrollHelp(stage: Stage, help: Sheet, by: number): void {
  const { rows, height } = stage.scene.help();
  const first = helpMoved(help.first, by, rows, height);
  stage.change(view => ({ ...view, help: { ...help, first } }));
  // The next page is asked for while there is still one to read.
  if (by > 0 && help.history && rows - first < 2 * height) void moreBoardHistory(stage, help.history);
}

export function scrollInfo(stage: Stage, by: number): void {
  const { rows, height } = stage.scene.info();
  stage.change(view => ({
    ...view,
    info: view.info && { ...view.info, first: infoMoved(view.info.first, by, rows, height) },
  }));
}

function scrollList(stage: Stage, list: List, rows: number): void {
  const reading = stage.reading();
  if (!reading) return;
  const anchor = reading.moved(list.anchor ?? reading.begin(list.thread !== undefined), rows);
  const to = reading.held(anchor);
  stage.change(view => ({ ...view, list: view.list && { ...view.list, anchor: to } }));
  if (rows > 0 && reading.window(to).below < reading.height) void list.listing.more();
}

function scrollConversation(stage: Stage, rows: number): void {
  const reading = stage.reading();
  const room = stage.room();
  if (!reading || !room || !seesConversation(stage.view.get())) return;
  const { height } = reading;
  const { anchor } = deskOf(stage.view.get());
  const to = reading.moved(anchor, rows);
  stage.change(view => withDesk(view, desk => ({ ...desk, anchor: to })));
  const { above, below } = reading.window(to);
  // An item has at least a row: with fewer than a screen of them left, the next page is not loaded.
  if (rows < 0 && above < height) void stage.client.room(room.room).loadOlder();
  if (rows > 0 && below < height) void stage.client.room(room.room).loadNewer();
}

/** The beginning of the room, however far back that is. */
export async function oldest(stage: Stage): Promise<void> {
  const room = stage.room()?.room;
  if (room === undefined) return;
  if (!stage.client.room(room).timeline.get().atStart) {
    if (!(await stage.load(room, there => there.showAround(0)))) return;
  }
  const anchor = stage.reading()?.first();
  stage.change(view => withDesk(view, desk => ({ ...desk, anchor })));
}

/** The first message that one has not read, with what was said before it. */
export async function firstUnread(stage: Stage): Promise<void> {
  const room = stage.room();
  if (!room) return;
  const { newFrom, read, head } = room;
  const from = newFrom ?? (room.ordinal > room.readOrdinal ? read : undefined);
  if (from === undefined || from >= head) return stage.say("You have read everything here.");
  await stage.goToNext({ room: room.room, seq: from + 1 });
}
