import { type Client, isFailure, type RoomState, titleOf } from "../../client/index.ts";
import { errors, type Found, foldName } from "../../protocol/index.ts";
import { emptyDraft } from "../keys/edit.ts";
import type { MessagePlace } from "../message-place.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";

export function forward({ room, message }: Found, stage: Stage): Said {
  if (message.deleted) return failed(errors.deleted.message);
  const place = { room, seq: message.seq };
  stage.change(view => asking(view, { what: "forward", place, draft: emptyDraft }));
  return undefined;
}

/** Passes a message on to a room that one is in, by its name or the beginning of it. */
export async function forwardTo(client: Client, from: MessagePlace, name: string): Promise<Said> {
  const wanted = foldName(name.replace(/^[#@]/, ""));
  const rooms = [...client.rooms.get().values()];
  const like = rooms.filter(room => called(room).startsWith(wanted));
  const room = rooms.find(one => called(one) === wanted) ?? (like.length === 1 ? like[0] : undefined);
  if (!room)
    return failed(
      like.length > 1 ? `Which room? ${like.map(titleOf).join(" ")}` : "You are in no room of this name.",
    );
  const outcome = await client.forward(from, room.room);
  return isFailure(outcome)
    ? failed(outcome.message)
    : { text: `Passed on to ${titleOf(room)}.`, error: false };
}

/** As one names it, without its sign. */
function called(room: RoomState): string {
  return foldName(titleOf(room).slice(1));
}
