import { isTopic, refuse } from "../../protocol/index.ts";
import type { SignalHandler } from "./handler.ts";

export const presence: SignalHandler<"presence"> = ({ state, text = "" }, session, context) => {
  // One line of what can be seen, as a topic.
  if (!isTopic(text)) return refuse("bad_text", { field: "text" });
  session.presence = state;
  session.presenceText = text;
  context.presence.tell(session.person);
  return undefined;
};
