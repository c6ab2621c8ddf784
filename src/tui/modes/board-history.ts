import { isFailure, titleOf } from "../../client/index.ts";
import type { BoardHistory } from "../board/history.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";

/** Who did what on the board of the room one is in; the server says to whom it tells that. */
export async function openBoardHistory(stage: Stage): Promise<Said> {
  const room = stage.room();
  if (!room) return failed("You are in no room.");
  const page = await stage.client.request("boardHistory", { room: room.room });
  if (isFailure(page)) return failed(page.message);
  const { entries, more } = page;
  const history = { room: room.room, title: titleOf(room), entries, more };
  stage.change(view => (view.active === room.room ? { ...view, help: { first: 0, history } } : view));
  return undefined;
}

/** What was done before that, behind it; unless it was closed meanwhile, or somebody else asked. */
export async function moreBoardHistory(stage: Stage, known: BoardHistory): Promise<void> {
  const last = known.entries.at(-1);
  if (!known.more || !last) return;
  const page = await stage.client.request("boardHistory", { room: known.room, before: last.mark });
  if (isFailure(page)) return stage.say(page.message, true);
  const history = { ...known, entries: [...known.entries, ...page.entries], more: page.more };
  stage.change(view => (view.help?.history === known ? { ...view, help: { ...view.help, history } } : view));
}
