import { isIgnored, isLoaded } from "../../client/index.ts";
import type { Found } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Reach } from "./command.ts";
import { inNoRoom } from "./room-command.ts";

/** The last message of the room that is seen there, or that of oneself; or why there is none. */
export function lastMessage(
  { client, room }: Reach,
  of: "anybody" | "oneself",
  back = 1,
): Found | { readonly said: Said } {
  if (!room) return { said: inNoRoom };
  const timeline = client.room(room.room).timeline.get();
  if (!isLoaded(timeline)) return { said: failed("The messages are not loaded yet.") };
  if (of === "oneself" && client.waiting.get().some(waiting => waiting.room === room.room)) {
    return { said: failed("Your last message is still waiting.") };
  }
  const me = client.me.get()?.user;
  const preferences = client.preferences.get();
  const there = timeline.messages.filter(
    ({ user, deleted }) => !deleted && (of === "anybody" ? !isIgnored(preferences, user) : user === me),
  );
  const message = there.at(-back);
  if (message) return { room: room.room, message };
  return {
    said: failed(
      of === "oneself" ? "You have said nothing that is loaded here." : "There is no such message here.",
    ),
  };
}
