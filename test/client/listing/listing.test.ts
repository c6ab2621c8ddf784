import { expect, it, onTestFinished } from "vitest";
import { type Client, isFailure, type ListingState, Slice } from "../../../src/client/index.ts";
import { Listing, type ListingClient } from "../../../src/client/listing/listing.ts";
import { mentions } from "../../../src/client/listing/mentions.ts";
import { pins } from "../../../src/client/listing/pins.ts";
import { search } from "../../../src/client/listing/search.ts";
import type { Source } from "../../../src/client/listing/source.ts";
import { thread } from "../../../src/client/listing/thread.ts";
import { type Message, type ServerEvent, systemClock } from "../../../src/protocol/index.ts";
import { noRates } from "../../../src/server/limits/settings.ts";
import { temporaryDirectory, testServer } from "../../server/support/test-server.ts";
import { portToComeBackTo } from "../../support/port.ts";
import { messageOf } from "../support/scripted-server.ts";
import { inGeneral, online, testClient, when } from "../support/test-client.ts";

const textsOf = ({ found }: ListingState) => found.map(({ message }) => message.text);
const shows = (listing: Listing, ...texts: string[]) =>
  when(listing.state, state => !state.loading && JSON.stringify(textsOf(state)) === JSON.stringify(texts));

async function said(client: Client, room: number, text: string, reply?: number): Promise<number> {
  const outcome = await client.outcome(await client.send(room, text, reply === undefined ? {} : { reply }));
  if (typeof outcome !== "object" || !("seq" in outcome)) throw new Error(`${text} was not sent`);
  return outcome.seq;
}

async function done(asked: Promise<object>): Promise<void> {
  const outcome = await asked;
  if (isFailure(outcome)) throw new Error(outcome.message);
}

function list(client: Client, source: Source): Listing {
  const listing = client.list(source);
  onTestFinished(() => listing.close());
  return listing;
}

it("a thread grows, and shows what becomes of its messages", async () => {
  const { address } = await testServer();
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bob")];
  const room = await inGeneral(alice);
  await inGeneral(bob);
  const first = await said(alice, room, "first");
  const answer = await said(bob, room, "answer", first);
  const listing = list(alice, thread(room, first));
  await shows(listing, "first", "answer");
  await said(bob, room, "elsewhere");
  await said(bob, room, "to the answer", answer);
  await shows(listing, "first", "answer", "to the answer");
  expect(listing.state.get().found[0]?.message.replies?.count).toBe(2);
  await done(bob.request("edit", { room, seq: answer, text: "better" }));
  await shows(listing, "first", "better", "to the answer");
  expect(listing.state.get().found[2]?.message.reply?.text).toBe("better");
  await done(bob.request("delete", { room, seq: answer }));
  await shows(listing, "first", "", "to the answer");
});

it("words that concern one are listed with the messages that name one, by when they were said", async () => {
  const { address } = await testServer({ limits: noRates });
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bob")];
  const room = await inGeneral(alice);
  await inGeneral(bob);
  const texts = ["a release", "@alice one", "nothing", "Deploy it", "@alice deploy the release"];
  for (const text of texts) await said(bob, room, text);
  await said(alice, room, "my own release");
  const listing = list(alice, mentions(["deploy", "release", "!"]));
  await shows(listing, "@alice deploy the release", "Deploy it", "@alice one", "a release");
  await said(bob, room, "prerelease");
  await said(bob, room, "the release!");
  await shows(listing, "the release!", "@alice deploy the release", "Deploy it", "@alice one", "a release");
});

it("a list of several goes on over all their pages, each message once", async () => {
  const { address } = await testServer({ limits: noRates });
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bob")];
  const room = await inGeneral(alice);
  await inGeneral(bob);
  const texts = Array.from({ length: 130 }, (_, n) =>
    n % 2 ? `tea ${n}` : `@alice${n % 4 ? "" : " tea"} ${n}`,
  );
  await Promise.all(texts.map(text => bob.send(room, text)));
  await when(alice.rooms, rooms => rooms.get(room)?.ordinal === texts.length);
  const listing = list(alice, mentions(["tea"]));
  await when(listing.state, ({ loading }) => !loading);
  expect(listing.state.get().found).toHaveLength(50);
  await listing.more();
  await listing.more();
  const { found, complete } = listing.state.get();
  expect(complete).toBe(true);
  expect(found.map(({ message }) => message.ordinal)).toEqual(texts.map((_, n) => texts.length - n));
});

it("pins come and go, in the order of the messages", async () => {
  const { address } = await testServer();
  const alice = await testClient(address, "alice");
  const room = await inGeneral(alice);
  const seqs = [
    await said(alice, room, "one"),
    await said(alice, room, "two"),
    await said(alice, room, "three"),
  ];
  const pin = (place: number, on = true) =>
    done(alice.request("pin", { room, seq: seqs[place] as number, on }));
  await pin(1);
  const listing = list(alice, pins(room));
  await shows(listing, "two");
  await pin(0);
  await shows(listing, "two", "one");
  await pin(2);
  await shows(listing, "three", "two", "one");
  await pin(1, false);
  await shows(listing, "three", "one");
});

it("who is named sees it at once, and no more when it does not name them any more", async () => {
  const { address } = await testServer();
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bob")];
  const room = await inGeneral(alice);
  await inGeneral(bob);
  await said(bob, room, "@alice once");
  const listing = list(alice, mentions());
  await shows(listing, "@alice once");
  const second = await said(bob, room, "@everybody twice");
  await said(alice, room, "@alice myself");
  await said(bob, room, "nobody");
  await shows(listing, "@everybody twice", "@alice once");
  await done(bob.request("edit", { room, seq: second, text: "nobody after all" }));
  await shows(listing, "@alice once");
});

it("what happened while the line was cut is there when it is back", async () => {
  const dataDir = temporaryDirectory();
  const server = await testServer({ dataDir, port: await portToComeBackTo() });
  const [alice, bob] = [await testClient(server.address, "alice"), await testClient(server.address, "bob")];
  const room = await inGeneral(alice);
  await inGeneral(bob);
  const first = await said(alice, room, "first");
  const listing = list(alice, thread(room, first));
  await shows(listing, "first");
  await server.drain("a test");
  await when(alice.connection, ({ status }) => status === "waiting");
  await testServer({ dataDir, port: server.port });
  bob.retryNow();
  await online(bob);
  await said(bob, room, "meanwhile", first);
  alice.retryNow();
  await shows(listing, "first", "meanwhile");
});

/** A listing whose pages are answered by hand. */
function byHand(source: Source) {
  const asked: { body: object; answer: (outcome: object) => void }[] = [];
  let tell: (event: ServerEvent) => void = () => {};
  const client = {
    connection: new Slice({ status: "online", server: { name: "s", version: "1" }, since: 0 }),
    me: new Slice({ user: 1, name: "alice" }),
    request: (_: string, body: object) =>
      new Promise<object>(answer => {
        asked.push({ body, answer });
      }),
    on: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
  } as unknown as ListingClient;
  const listing = new Listing(client, source);
  const hear = (message: Message, room = 1) => tell({ type: "message", room, message });
  return { listing, asked, hear };
}
const settle = () => new Promise<void>(resolve => systemClock.after(0, resolve));

it("a page that is older than what was heard meanwhile takes nothing back", async () => {
  const { listing, asked, hear } = byHand(thread(1, 1));
  const old = messageOf(2, { thread: 1, text: "old" });
  hear({ ...old, text: "new", version: 5 });
  hear(messageOf(4, { thread: 1, text: "later" }));
  asked[0]?.answer({ head: 3, messages: [messageOf(1, { text: "first" }), old], more: false });
  await settle();
  expect(textsOf(listing.state.get())).toEqual(["first", "new", "later"]);
  hear({ ...old, text: "older still", version: 3 });
  expect(textsOf(listing.state.get())).toEqual(["first", "new", "later"]);
});

it("pages follow one another, and what belongs behind the last waits for its own", async () => {
  const { listing, asked, hear } = byHand(pins(1));
  const pinned = { user: 2, name: "bob", at: 1 };
  asked[0]?.answer({ head: 9, messages: [messageOf(9, { pinned }), messageOf(8, { pinned })], more: true });
  await settle();
  hear(messageOf(3, { pinned, version: 10 }));
  expect(textsOf(listing.state.get())).toEqual(["text 9", "text 8"]);
  void listing.more();
  void listing.more();
  expect(asked.map(({ body }) => body)).toEqual([
    { room: 1, limit: 200 },
    { room: 1, before: 8, limit: 200 },
  ]);
  asked[1]?.answer({ head: 10, messages: [messageOf(3, { pinned, version: 10 })], more: false });
  await settle();
  expect(textsOf(listing.state.get())).toEqual(["text 9", "text 8", "text 3"]);
  expect(listing.state.get().complete).toBe(true);
  await listing.more();
  expect(asked).toHaveLength(2);
});

it("what a search found follows edits and deletions, and nothing comes to it", async () => {
  const { listing, asked, hear } = byHand(search("tea"));
  expect(asked[0]?.body).toEqual({ query: "tea", limit: 50 });
  const found = [9, 5].map(seq => ({ room: 1, message: messageOf(seq) }));
  asked[0]?.answer({ found, next: 5 });
  await settle();
  hear(messageOf(10, { text: "tea" }));
  hear(messageOf(5, { text: "coffee", version: 11 }));
  hear(messageOf(9, { text: "", version: 12, deleted: { user: 2, name: "bob", at: 1 } }));
  expect(textsOf(listing.state.get())).toEqual(["coffee"]);
  hear(messageOf(5, { text: "of another room", version: 13 }), 2);
  expect(textsOf(listing.state.get())).toEqual(["coffee"]);
});
