import { beforeEach, expect, it } from "vitest";
import { packPicture } from "../../src/protocol/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { type Frame, newCid, newRoom, type Peer, sharedServer, signIn } from "./support/test-server.ts";

const server = sharedServer({ limits: noRates });
let people = 0;
let alice: Peer;
let bob: Peer;
let room: number;

beforeEach(async () => {
  alice = await signIn(server(), `alice${++people}`);
  bob = await signIn(server(), `bob${people}`);
  room = await newRoom(alice, bob);
});

const pixels = packPicture(new Uint32Array(16 * 16).fill(3));
const picture = { width: 16, height: 16, pixels };
const share = (picture: object, text = "") => alice.ask("send", { room, cid: newCid(), text, picture });

it("what is shared is seen by who is there, who comes later, and who was away", async () => {
  const { seq } = await share(picture);
  const seen = { seq, text: "", picture };
  expect(await bob.next("message")).toMatchObject({ message: seen });
  expect((await bob.ask("history", { room })).messages).toMatchObject([seen]);
  expect((await bob.ask("sync", { room, since: seq - 1 })).messages).toMatchObject([seen]);
});

it.each<[string, object, string]>([
  ["that is not what its size says", { ...picture, height: 17 }, "picture"],
  ["that is not packed", { ...picture, pixels: "AAAA" }, "picture"],
  ["of more pixels than may be", { ...picture, width: 1_024, height: 129 }, "picture"],
  ["on which nothing is", { ...picture, pixels: packPicture(new Uint32Array(256)) }, "picture"],
])("a picture %s is refused, and nothing is stored", async (_, wrong, field) => {
  expect(await share(wrong, "look")).toMatchObject({ type: "error", code: "bad_picture", field });
  expect((await alice.ask("history", { room })).messages).toEqual([]);
});

it("one of too many characters is refused by its shape, and the connection goes on", async () => {
  const refused = { code: "bad_frame", field: "picture.pixels" };
  expect(await share({ ...picture, pixels: "A".repeat(24_577) })).toMatchObject(refused);
  expect(await share(picture)).toMatchObject({ type: "ok" });
});

it("words that are none are refused with a picture as without", async () => {
  expect(await share(picture, " ")).toMatchObject({ code: "bad_text", field: "text" });
  expect(await share(picture, "x".repeat(16_385))).toMatchObject({ code: "bad_text", field: "text" });
});

it("a burst of reactions to a large one closes the connection of nobody who reads", async () => {
  const { seq } = await share(picture, "x".repeat(16_000));
  // More than may wait for a connection.
  for (let id = 1_000; id < 1_100; id++) {
    alice.say({ type: "react", id, room, seq, emoji: "👍", on: id % 2 === 0 });
  }
  const version = (frame: Frame) => frame.type === "message" && frame.message.version;
  await Promise.all([alice, bob].map(one => one.next(frame => version(frame) === seq + 100)));
  for (const one of [alice, bob]) expect(one.socket.readyState).toBe(one.socket.OPEN);
});
