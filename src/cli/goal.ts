import { type Client, isFailure } from "../client/index.ts";
import type { RoomSummary } from "../protocol/index.ts";
import { Exit, exit } from "./exit.ts";
import { failureExit } from "./refused.ts";

/** Where one wants to be: in a room of this name, or with these people. */
export type Goal = string | readonly string[];

/** The conversation with these people. */
export async function directWith(client: Client, names: readonly string[]): Promise<RoomSummary> {
  const room = await client.direct(names);
  if (isFailure(room)) throw failureExit(room);
  return room;
}

/** The room of this name, joined: who only reads must not make one by a slip. */
export async function joinedRoom(client: Client, name: string): Promise<RoomSummary> {
  const joined = await client.join(name);
  if (!isFailure(joined)) return joined;
  if (joined.code === "no_such_room") throw new Exit(exit.failed, `There is no room #${name}.`);
  throw failureExit(joined);
}

/** The same, and made if there is none. */
export async function enterRoom(client: Client, name: string): Promise<{ room: RoomSummary; made: boolean }> {
  const joined = await client.join(name);
  if (!isFailure(joined)) return { room: joined, made: false };
  if (joined.code !== "no_such_room") throw failureExit(joined);
  const made = await client.create(name);
  if (isFailure(made)) throw failureExit(made);
  return { room: made, made: true };
}

/** The room where one wants to be, made if there is none. */
export async function enterGoal(client: Client, goal: Goal): Promise<{ room: RoomSummary; made: boolean }> {
  if (typeof goal === "string") return enterRoom(client, goal);
  return { room: await directWith(client, goal), made: false };
}
