import { errors } from "../protocol/index.ts";
import { Failure } from "./failure.ts";
import type { ReadonlySlice } from "./slice.ts";
import type { ConnectionState } from "./state/connection.ts";
import type { RoomList } from "./state/rooms.ts";

const notAMember = new Failure("not_a_member", errors.not_a_member.message, false);

/** Resolves when one is online and a room's number is above this, or with why that will not come. */
export function newsOf(
  rooms: ReadonlySlice<RoomList>,
  connection: ReadonlySlice<ConnectionState>,
  room: number,
  above: number,
): Promise<Failure | undefined> {
  return new Promise(resolve => {
    const look = () => {
      const state = connection.get();
      if (state.status !== "online" && state.status !== "stopped") return;
      const head = rooms.get().get(room)?.head;
      let ended: Failure | undefined;
      if (state.status === "stopped") ended = new Failure(state.reason.code, state.reason.message, false);
      else if (head === undefined) ended = notAMember;
      else if (head <= above) return;
      for (const end of ends) end();
      resolve(ended);
    };
    const ends = [rooms.subscribe(look), connection.subscribe(look)];
    look();
  });
}
