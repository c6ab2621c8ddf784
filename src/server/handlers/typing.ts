import { refuse } from "../../protocol/index.ts";
import type { SignalHandler } from "./handler.ts";

export const typing: SignalHandler<"typing"> = ({ room, active }, session, context) => {
  const live = context.rooms.find(room);
  if (!live || !session.person.rooms.has(live)) return refuse("not_a_member", { field: "room" });
  context.typing.set(live, session, active);
  return undefined;
};
