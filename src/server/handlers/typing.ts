import { refuse } from "../../protocol/index.ts";
import type { SignalHandler } from "./handler.ts";

export const typing: SignalHandler<"typing"> = ({ room, active }, session, context) => {
  const { person } = session;
  const live = context.rooms.find(room);
  if (!live || !person.rooms.has(live)) return refuse("not_a_member", { field: "room" });
  if (active) context.typing.begin(live, session, person);
  else context.typing.end(live, person);
  return undefined;
};
