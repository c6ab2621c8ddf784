import { parsePermalink } from "../../protocol/index.ts";
import { goToLinked } from "../linked-place.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { inNoRoom } from "./room-command.ts";

const day = 86_400_000;

export const goTo: Command = {
  name: "goto",
  usage: "/goto yesterday|start|unread|#ROOM/N|2026-03-11 [12:30]",
  help: "go to what was said then, or to a message",
  async run(argument, reach) {
    const { room } = reach;
    const link = parsePermalink(argument);
    if (link) return goToLinked(link, argument, reach);
    if (!room) return inNoRoom;
    if (argument === "unread") {
      await reach.goToNext({ room: room.room, seq: (room.newFrom ?? room.read) + 1 });
      return undefined;
    }
    const at = timeOf(argument, reach.now());
    if (at === undefined) return failed(`Like this: ${this.usage}`);
    await reach.goToTime(room.room, at);
    return undefined;
  },
};

/** A day begins where one is. */
export function timeOf(text: string, now: number): number | undefined {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (text === "start") return 0;
  if (text === "today") return midnight;
  // Noon is in the day before whatever becomes of the clocks in between.
  if (text === "yesterday") return new Date(midnight - day / 2).setHours(0, 0, 0, 0);
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(text)?.slice(1);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts.map(part => Number(part ?? 0));
  const time = new Date(year, month - 1, date, hour, minute);
  return time.getMonth() === month - 1 && time.getDate() === date ? Math.max(0, time.getTime()) : undefined;
}
