import { onTestFinished } from "vitest";
import { Client, type ReadonlySlice, type ServerTrust } from "../../../src/client/index.ts";
import type { Clock, Message, RoomSummary } from "../../../src/protocol/index.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { type Line, noMembers, type ScriptedServer, wholeHistory } from "./scripted-server.ts";

/** A client of a new person, or of one whose files are in `stateDir`; not started. */
export async function testClient(
  address: string,
  user: string,
  options: {
    stateDir?: string;
    clock?: Clock;
    random?: () => number;
    network?: () => string;
    tls?: ServerTrust;
  } = {},
): Promise<Client> {
  const client = await Client.open({
    address,
    user,
    stateDir: temporaryDirectory(),
    random: () => 0,
    ...options,
  });
  onTestFinished(() => client.stop());
  return client;
}

/** Resolves with the slice's value as soon as it is as wanted. */
export function when<T>(slice: ReadonlySlice<T>, wanted: (value: T) => boolean): Promise<T> {
  if (wanted(slice.get())) return Promise.resolve(slice.get());
  return new Promise(resolve => {
    const end = slice.subscribe(() => {
      if (!wanted(slice.get())) return;
      end();
      resolve(slice.get());
    });
  });
}

export function online(client: Client) {
  return when(client.connection, ({ status }) => status === "online");
}

/** Started, signed in, in #general and looking at it. */
export async function inGeneral(client: Client): Promise<number> {
  client.start();
  await online(client);
  const room = await client.join("general");
  if (!("room" in room)) throw new Error(room.message);
  await client.view(room.room);
  return room.room;
}

/** Started, signed in to a server that says just this, and looking at the first of these rooms. */
export async function lookingAt(
  client: Client,
  server: ScriptedServer,
  rooms: readonly [RoomSummary, ...RoomSummary[]],
  messages: readonly Message[],
): Promise<Line> {
  client.start();
  const line = await server.signedIn(rooms);
  await online(client);
  const viewed = client.view(rooms[0].room);
  await line.answer("history", wholeHistory(messages));
  await line.answer("members", noMembers);
  await viewed;
  return line;
}

export function texts(client: Client, room: number): string[] {
  return client
    .room(room)
    .timeline.get()
    .messages.map(({ text }) => text);
}
