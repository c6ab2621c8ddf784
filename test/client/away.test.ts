import { expect, it, onTestFinished } from "vitest";
import { type Client, type RoomState, unread } from "../../src/client/index.ts";
import type { Message, RequestBody, RequestType } from "../../src/protocol/index.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { Line } from "./support/line.ts";
import { quickClock } from "./support/quick-clock.ts";
import { inGeneral, online, testClient, when } from "./support/test-client.ts";

/** Alice and bob in a room where bob said `mine` and alice `hers`; both look at it, and bob's line can be broken. */
async function scene() {
  const server = await testServer({ clock: quickClock });
  const line = await Line.lay(() => server.port);
  onTestFinished(() => line.close());
  const alice = await testClient(server.address, "alice");
  const stateDir = temporaryDirectory();
  const bob = await testClient(line.address, "bob", { stateDir, clock: quickClock });
  await inGeneral(alice);
  const created = await alice.create("lounge");
  if (!("room" in created)) throw new Error(created.message);
  const { room } = created;
  await alice.view(room);
  bob.start();
  await online(bob);
  await bob.join("lounge");
  await bob.view(room);
  const say = async (who: Client, text: string) => {
    const settled = await who.outcome(await who.send(room, text));
    return typeof settled === "object" && "seq" in settled ? settled.seq : 0;
  };
  const mine = await say(bob, "mine");
  const hers = await say(alice, "hers");
  const ask = async <T extends RequestType>(type: T, body: Omit<RequestBody<T>, "room">) => {
    const answer = await alice.request(type, { room, ...body } as unknown as RequestBody<T>);
    expect(answer).toMatchObject({ type: "ok" });
  };
  return { server, line, alice, bob, room, mine, hers, say, ask, stateDir };
}

type Scene = Awaited<ReturnType<typeof scene>>;
/** What bob finds: messages by what they say, and the room in his list. */
interface Found {
  readonly mine?: object;
  readonly hers?: object;
  readonly last?: object;
  readonly list?: object;
}

const without = (field: keyof Message) => expect.not.objectContaining({ [field]: expect.anything() });
const alice = { user: 1, name: "alice" };
const table: Record<string, { before?: (s: Scene) => unknown; act: (s: Scene) => unknown; found: Found }> = {
  "a message": {
    act: ({ say, alice }) => say(alice, "news"),
    found: { last: { text: "news" }, list: { ordinal: 3, unread: 2 } },
  },
  "a mention": {
    act: ({ say, alice }) => say(alice, "@bob come"),
    found: { last: { mentions: [2] }, list: { mentions: [expect.any(Number)] } },
  },
  "a mention that was edited away": {
    act: async ({ say, alice, ask }) => ask("edit", { seq: await say(alice, "@bob come"), text: "come" }),
    found: { last: { text: "come", edited: expect.any(Number) }, list: { mentions: [] } },
  },
  "a mention that was edited in": {
    act: ({ ask, hers }) => ask("edit", { seq: hers, text: "@everybody" }),
    found: {
      hers: { text: "@everybody", mentions: [0] },
      list: { mentions: [expect.any(Number)], ordinal: 2 },
    },
  },
  "a mention that was deleted": {
    before: ({ say, alice }) => say(alice, "@bob come"),
    act: ({ ask, alice, room }) =>
      ask("delete", { seq: alice.room(room).timeline.get().messages.at(-1)?.seq ?? 0 }),
    found: { last: { text: "", deleted: alice }, list: { mentions: [], ordinal: 3 } },
  },
  "/me": {
    act: async ({ alice, room }) => alice.outcome(await alice.send(room, "waves", { action: true })),
    found: { last: { text: "waves", action: true } },
  },
  "an answer": {
    act: async ({ alice, room, mine }) => alice.outcome(await alice.send(room, "yes", { reply: mine })),
    found: {
      mine: { replies: { count: 1, last: expect.any(Number) } },
      last: { reply: { text: "mine", name: "bob" }, thread: expect.any(Number), nth: 1 },
    },
  },
  "an edit of what an answer quotes": {
    before: async ({ alice, room, hers }) => alice.outcome(await alice.send(room, "yes", { reply: hers })),
    act: ({ ask, hers }) => ask("edit", { seq: hers, text: "other" }),
    found: { hers: { text: "other" }, last: { reply: { text: "other" } } },
  },
  "a deletion of what an answer quotes": {
    before: async ({ alice, room, hers }) => alice.outcome(await alice.send(room, "yes", { reply: hers })),
    act: ({ ask, hers }) => ask("delete", { seq: hers }),
    found: { hers: { text: "", deleted: alice, replies: { count: 1 } }, last: { reply: { text: "" } } },
  },
  "a deletion by who keeps order": {
    act: ({ ask, mine }) => ask("delete", { seq: mine }),
    found: { mine: { text: "", deleted: alice } },
  },
  "a reaction": {
    act: ({ ask, mine }) => ask("react", { seq: mine, emoji: "👍", on: true }),
    found: { mine: { reactions: [{ emoji: "👍", count: 1, users: [1] }] } },
  },
  "a reaction that was taken away": {
    before: ({ ask, mine }) => ask("react", { seq: mine, emoji: "👍", on: true }),
    act: ({ ask, mine }) => ask("react", { seq: mine, emoji: "👍", on: false }),
    found: { mine: without("reactions") },
  },
  "a pin": {
    act: ({ ask, mine }) => ask("pin", { seq: mine, on: true }),
    found: { mine: { pinned: alice } },
  },
  "a pin that was taken away": {
    before: ({ ask, mine }) => ask("pin", { seq: mine, on: true }),
    act: ({ ask, mine }) => ask("pin", { seq: mine, on: false }),
    found: { mine: without("pinned") },
  },
  "what was passed on from another room": {
    act: async ({ alice, ask }) => {
      const general = [...alice.rooms.get().values()].find(({ name }) => name === "general")?.room ?? 0;
      const settled = await alice.outcome(await alice.send(general, "from there"));
      const seq = typeof settled === "object" && "seq" in settled ? settled.seq : 0;
      await ask("forward", { cid: "cid-of-this", from: { room: general, seq } });
    },
    found: { last: { text: "from there", origin: { name: "alice" } } },
  },
  "a topic": {
    act: ({ ask }) => ask("topic", { topic: "tea" }),
    found: { list: { topic: "tea" } },
  },
  "a role": {
    act: ({ ask, bob }) => ask("roomRole", { user: bob.me.get()?.user ?? 0, role: "moderator" }),
    found: { list: { role: "moderator", members: 2 } },
  },
};

function check(bob: Client, { room, mine, hers }: Scene, found: Found): void {
  const { messages } = bob.room(room).timeline.get();
  const at = (seq: number) => messages.find(message => message.seq === seq);
  const state = bob.rooms.get().get(room) as RoomState;
  const list = { ...state, mentions: state.mentions ?? [], unread: unread(state) };
  const seen = { mine: at(mine), hers: at(hers), last: messages.at(-1) as Message, list };
  expect(seen).toMatchObject(found);
}

const upToDate = (client: Client, room: number, version: number) =>
  when(client.room(room).timeline, now => now.version >= version && now.loading === "none");

it.each(Object.entries(table))("%s is found by who was away, and by who starts anew", async (_, row) => {
  const there = await scene();
  const { line, alice, bob, room, stateDir } = there;
  await row.before?.(there);
  await upToDate(bob, room, alice.rooms.get().get(room)?.head ?? 0);
  line.break();
  await when(bob.connection, ({ status }) => status !== "online");
  await row.act(there);
  // Her own acts have come back to her as events: then they are all that there is.
  await alice.request("ping", {});
  const head = alice.rooms.get().get(room)?.head ?? 0;
  expect(bob.room(room).timeline.get().version).toBeLessThan(head);

  line.mend();
  await online(bob);
  await upToDate(bob, room, head);
  check(bob, there, row.found);
  await bob.stop();

  const later = await testClient(line.address, "bob", { stateDir, clock: quickClock });
  later.start();
  await online(later);
  await later.view(room);
  await upToDate(later, room, head);
  check(later, there, row.found);
});
