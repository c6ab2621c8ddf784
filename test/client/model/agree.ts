import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { type Client, isLoaded } from "../../../src/client/index.ts";
import type { Truth } from "./truth.ts";
import type { Device, World } from "./world.ts";

/** Longer than this nothing takes; what is not so by then never will be. */
const patience = 20_000;

/** Everybody comes back, and all devices and the database say the same: of the lists, of windows, of whole rooms. */
export async function agree(world: World): Promise<void> {
  for (const device of world.devices) {
    await world.open(device);
    device.line.release();
  }
  const clients = world.devices.map(({ client }) => client as Client);
  const calm = () =>
    clients.map(client => [
      client.connection.get().status,
      client.waiting.get().filter(({ refused }) => !refused),
    ]);
  await become(clients, calm, () => clients.map(() => ["online", []]));
  await world.answered();
  const truth = () => world.database.truth(world.people);
  await become(
    clients,
    () => world.devices.map(device => [device.user, listOf(device)]),
    () => world.devices.map(({ user, id }) => [user, truth().lists.get(id)?.map(withMentions)]),
  );
  for (const device of world.devices) await world.viewAll(device);
  await windowsAgree(world, truth());
  for (const device of world.devices) await loadAll(device);
  await windowsAgree(world, truth(), "whole");
  expect(world.failure).toBeUndefined();
}

async function windowsAgree(world: World, truth: Truth, whole?: "whole"): Promise<void> {
  const clients = world.devices.map(({ client }) => client as Client);
  await become(
    clients,
    () => world.devices.map(windowsOf),
    () => world.devices.map(device => truthOf(device, truth, whole)),
  );
}

function listOf({ client }: Device) {
  return Array.from(client?.rooms.get().values() ?? [], ({ newFrom: _, ...room }) => withMentions(room)).sort(
    (one, other) => one.room - other.room,
  );
}

/** None is nothing: left out or empty. */
function withMentions<T extends { mentions?: number[] }>(room: T): T & { mentions: number[] } {
  return { ...room, mentions: [...(room.mentions ?? [])].sort((a, b) => a - b) };
}

function roomsOf({ client }: Device): number[] {
  return [...(client?.rooms.get().keys() ?? [])].sort((one, other) => one - other);
}

function windowsOf(device: Device) {
  return roomsOf(device).map(room => {
    const view = (device.client as Client).room(room);
    const { version, messages, loading, topic, settings, atStart, atEnd } = view.timeline.get();
    const members = Array.from(
      view.people.get().members.values(),
      ({ presence: _p, delivered: _d, read: _r, seenAt: _s, ...member }) => member,
    ).sort((one, other) => one.user - other.user);
    const ends = { atStart, atEnd };
    return [room, version, loading, ends, messages, topic, settings, members];
  });
}

/** The same as the database has it: as much of the messages as is in the window. */
function truthOf(device: Device, truth: Truth, whole?: "whole") {
  return roomsOf(device).map(room => {
    const { atStart, atEnd, messages } = (device.client as Client).room(room).timeline.get();
    const known = truth.rooms.get(room);
    if (!known) return [room];
    const first = atStart || whole ? 0 : (messages[0]?.seq ?? 0);
    const last = atEnd || whole ? Infinity : (messages.at(-1)?.seq ?? 0);
    const { head, topic, settings, members } = known;
    const ends = whole ? { atStart: true, atEnd: true } : { atStart, atEnd };
    const within = known.messages.filter(({ seq }) => seq >= first && seq <= last);
    return [room, head, "none", ends, within, topic, settings, members];
  });
}

async function loadAll(device: Device): Promise<void> {
  const client = device.client as Client;
  for (const room of roomsOf(device)) {
    const timeline = () => client.room(room).timeline.get();
    if (!isLoaded(timeline())) continue;
    await client.room(room).showNewest();
    for (let pages = 0; !timeline().atStart && pages < 20; pages++) await client.room(room).loadOlder();
  }
}

/** Waits until it is as wanted, looking again when something has changed, and else shows what is different. */
async function become(clients: readonly Client[], is: () => unknown, wanted: () => unknown): Promise<void> {
  const fits = () => isDeepStrictEqual(is(), wanted());
  const ends: (() => void)[] = [];
  const agreed = await new Promise<boolean>(resolve => {
    let looking = false;
    // Not within what changes: others are to be told of it as well.
    const look = () => {
      if (looking) return;
      looking = true;
      setImmediate(() => {
        looking = false;
        if (fits()) resolve(true);
      });
    };
    const timer = setTimeout(() => resolve(false), patience);
    // A list of people, or what the server stores without a word, is no slice that is listened to.
    const now = setInterval(look, 50);
    ends.push(
      () => clearTimeout(timer),
      () => clearInterval(now),
    );
    for (const { rooms, connection, waiting } of clients) {
      for (const slice of [rooms, connection, waiting]) ends.push(slice.subscribe(look));
    }
    look();
  });
  for (const end of ends) end();
  if (!agreed) expect(is()).toEqual(wanted());
}
