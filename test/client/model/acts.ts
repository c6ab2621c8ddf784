import fc from "fast-check";
import type { Client } from "../../../src/client/index.ts";
import type { Message, RequestBody, RequestType } from "../../../src/protocol/index.ts";
import { type Device, roomNames, type World } from "./world.ts";

/** Which verb, by which device, in which room; `n` and `on` mean what the verb makes of them. */
export interface Act {
  readonly verb: Verb;
  readonly device: number;
  readonly room: number;
  readonly n: number;
  readonly on: boolean;
  /** Whether it is waited for what becomes of it. */
  readonly wait: boolean;
}

interface Scene {
  readonly world: World;
  readonly device: Device;
  readonly client: Client;
  readonly room: number;
  readonly n: number;
  readonly on: boolean;
}

const texts = [
  "hello",
  "hi @bob, and @ann.",
  "@everybody look",
  "`@cat` is no call, @Dan is",
  `${"é🙂".repeat(150)} @cat`,
  "one\ntwo",
];
const emoji = ["👍", "❤️", "🎉"];
const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

/** Says it in whatever way, and waits for what becomes of it. */
async function say({ client, room, n }: Scene, manner: Parameters<Client["send"]>[2] = {}): Promise<unknown> {
  return client.outcome(await client.send(room, `${pick(texts, n)}`, manner));
}

/** Asks about a message that this device has in its window. */
function about<T extends RequestType>(
  scene: Scene,
  type: T,
  body: (message: Message) => Omit<RequestBody<T>, "room">,
): Promise<unknown> | undefined {
  const { client, room, n } = scene;
  const message = pick(client.room(room).timeline.get().messages, n);
  return message && client.request(type, { room, ...body(message) } as unknown as RequestBody<T>);
}

const verbs = {
  say: scene => say(scene),
  act: scene => say(scene, { action: true }),
  reply: scene => {
    const message = pick(scene.client.room(scene.room).timeline.get().messages, scene.n);
    return message && say(scene, { reply: message.seq });
  },
  forward: scene => {
    const { world, client, room, n } = scene;
    const to = world.rooms.find(other => other !== room) ?? room;
    const message = pick(client.room(room).timeline.get().messages, n);
    const cid = `forward-${Math.random().toString(36).slice(2)}`;
    return message && client.request("forward", { room: to, cid, from: { room, seq: message.seq } });
  },
  edit: scene => about(scene, "edit", ({ seq }) => ({ seq, text: `changed: ${pick(texts, scene.n)}` })),
  delete: scene => about(scene, "delete", ({ seq }) => ({ seq })),
  react: scene =>
    about(scene, "react", ({ seq }) => ({ seq, emoji: pick(emoji, scene.n) ?? "👍", on: scene.on })),
  pin: scene => about(scene, "pin", ({ seq }) => ({ seq, on: scene.on })),
  read: ({ client, room, n }) => {
    const message = pick(client.room(room).timeline.get().messages.slice(-5), n);
    if (message) client.read(room, message);
  },
  typing: ({ client, room, on }) => client.typing(room, on),
  topic: ({ client, room, n }) => client.setTopic(room, `topic ${n}`),
  settle: ({ client, room, n, on }) =>
    client.request("room", { room, ...(n % 4 === 0 ? { readOnly: on } : { colour: on ? "red" : null }) }),
  archive: ({ client, room, n, on }) => client.request("room", { room, archived: on && n % 2 === 0 }),
  role: ({ world, client, room, n, on }) =>
    client.request("roomRole", {
      room,
      user: pick(world.people, n) ?? 1,
      role: on ? "moderator" : "member",
    }),
  rename: ({ device, client, n }) =>
    client.request("rename", { name: n % 3 === 0 ? device.user : `${device.user}-${n % 3}` }),
  mute: ({ world, client, room, n, on }) =>
    client.request(on ? "mute" : "unmute", { room, user: pick(world.people, n) ?? 1 }),
  kick: ({ world, client, room, n }) => client.request("kick", { room, user: pick(world.people, n) ?? 1 }),
  leave: ({ client, room }) => client.leave(room),
  join: async ({ client, world, room }) => {
    const joined = await client.join(roomNames[world.rooms.indexOf(room)] ?? "");
    if ("room" in joined) await client.view(room);
  },
  view: ({ client, room }) => client.view(room),
  older: ({ client, room }) => client.room(room).loadOlder(),
  newer: ({ client, room }) => client.room(room).loadNewer(),
  around: ({ client, room, n }) => client.room(room).showAround(1 + n * 3),
  newest: ({ client, room }) => client.room(room).showNewest(),
  cut: ({ device }) => device.line.cut(),
  hold: ({ device }) => device.line.hold(),
  release: ({ device }) => device.line.release(),
  stop: ({ world, device }) => world.close(device),
  restart: ({ world }) => world.restart(),
} as const satisfies Record<string, (scene: Scene) => unknown>;

type Verb = keyof typeof verbs;

const often: Partial<Record<Verb, number>> = { say: 6, reply: 6, edit: 5, delete: 2, react: 4, read: 3 };
const rarely = new Set<Verb>(["restart", "archive", "kick", "leave", "mute"]);
const verb = fc.oneof(
  ...(Object.keys(verbs) as Verb[]).map(one => ({
    weight: (often[one] ?? 2) * (rarely.has(one) ? 1 : 2),
    arbitrary: fc.constant(one),
  })),
);

export const act: fc.Arbitrary<Act> = fc.record({
  verb,
  device: fc.nat(4),
  room: fc.nat(1),
  n: fc.nat(100),
  on: fc.integer({ min: 0, max: 3 }).map(n => n > 0),
  wait: fc.boolean(),
});

/** Does it; whoever has no program running starts it first. */
export async function perform(world: World, { verb, wait, ...act }: Act): Promise<void> {
  const device = pick(world.devices, act.device) as Device;
  await world.open(device);
  const { client } = device;
  if (!client) return;
  const room = pick(world.rooms, act.room) ?? 1;
  const done = Promise.resolve(verbs[verb]({ world, device, client, room, n: act.n, on: act.on }));
  world.underway.push({ client, done });
  // The world goes on only when these are done, and what is held up would be waited for in vain.
  if (verb === "stop" || verb === "restart" || (wait && !device.line.held && isAnswered(client))) await done;
  else await new Promise(resolve => setImmediate(resolve));
}

function isAnswered(client: Client): boolean {
  return client.connection.get().status === "online" && client.waiting.get().length === 0;
}
