import type { ServerEvent } from "../protocol/index.ts";

const verbs = { kicked: "took you out of", banned: "banned you from", deleted: "deleted" };

/** What an event says to its person, beyond what the panes show; `nameOf` knows the rooms one was in. */
export function newsOf(event: ServerEvent, nameOf: (room: number) => string | undefined): string | undefined {
  switch (event.type) {
    case "left": {
      if (!event.why) return undefined;
      const { by = "Somebody", reason } = event;
      const room = nameOf(event.room) ?? "a room";
      return `${by} ${verbs[event.why]} ${room}${reason ? `: ${reason}` : "."}`;
    }
    case "invited": {
      const { by, name } = event.invitation;
      return `${by} asks you into #${name}: /join ${name}`;
    }
    case "report": {
      const { report, byName, name, roomName, text, reason } = event.report;
      return `Report ${report}: ${byName} reports ${name} in #${roomName}${reason ? ` (${reason})` : ""}: ${text}`;
    }
    default:
      return undefined;
  }
}
