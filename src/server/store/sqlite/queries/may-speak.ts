import type { QueryRunner } from "../query-runner.ts";
import { silenced } from "../speak.ts";
import { readableRoom } from "./room-row.ts";

/** Whether somebody could write in a room now: they are in it, and neither it nor they are silenced. */
export const maySpeak: QueryRunner<"maySpeak"> = (connection, { user, room, at }) => {
  const found = readableRoom(connection, room, user);
  return !("refusal" in found) && silenced(found.row, found.member, at) === undefined;
};
