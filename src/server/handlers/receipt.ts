import { refuse } from "../../protocol/index.ts";
import type { SignalHandler } from "./handler.ts";

export const receipt: SignalHandler<"receipt"> = (
  { room, delivered, read },
  session,
  { rooms, receipts },
) => {
  const live = rooms.find(room);
  if (!live || !session.person.rooms.has(live)) return refuse("not_a_member", { field: "room" });
  receipts.move(live, session.person, { delivered, read });
  return undefined;
};
