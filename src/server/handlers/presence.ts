import type { SignalHandler } from "./handler.ts";

export const presence: SignalHandler<"presence"> = ({ state }, session, context) => {
  session.presence = state;
  context.presence.tell(session.person);
  return undefined;
};
