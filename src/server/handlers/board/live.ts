import { type Refusal, refuse } from "../../../protocol/index.ts";
import type { Context } from "../../context.ts";
import type { Room } from "../../rooms/room.ts";
import type { SignalHandler, SignedIn } from "../handler.ts";

export const boardOpen: SignalHandler<"boardOpen"> = ({ room, on }, session, context) => {
  const live = entered(room, session, context);
  if ("code" in live) return live;
  if (on) context.boards.open(live, session);
  else context.boards.close(live, session);
  return undefined;
};

export const drawing: SignalHandler<"drawing"> = ({ type: _, room, ...path }, session, context) => {
  const live = entered(room, session, context);
  if ("code" in live) return live;
  if (path.points.length % 2 !== 0) return refuse("bad_frame", { field: "points" });
  context.boards.draw(live, session, path);
  return undefined;
};

export const pointer: SignalHandler<"pointer"> = ({ room, x, y }, session, context) => {
  const live = entered(room, session, context);
  if ("code" in live) return live;
  context.boards.point(live, session, { x, y });
  return undefined;
};

/** The room, if one is in it. */
function entered(id: number, { person }: SignedIn, { rooms }: Context): Room | Refusal {
  const room = rooms.find(id);
  return room && person.rooms.has(room) ? room : refuse("not_a_member", { field: "room" });
}
