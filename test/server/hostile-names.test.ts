import { expect, it } from "vitest";
import { newKey, sharedServer, signIn, signInWith } from "./support/test-server.ts";

const server = sharedServer();

/** What has no business in a name, nor in a topic: each kind once, in the middle of a word. */
const kinds: [string, string][] = [
  ["a newline", "\n"],
  ["a control", "\x07"],
  ["the beginning of a sequence", "\x1b"],
  ["DEL", "\x7f"],
  ["the same beginning as one character", "\u009b"],
  ["a line separator", "\u2028"],
  ["a paragraph separator", "\u2029"],
  ["an override of direction", "\u202e"],
  ["an isolate", "\u2066"],
  ["a mark of direction", "\u200f"],
  ["a space without width", "\u200b"],
  ["a word joiner", "\u2060"],
  ["a byte order mark", "\ufeff"],
  ["a soft hyphen", "\u00ad"],
  ["a grapheme joiner, which is a mark", "\u034f"],
  ["a Hangul filler, which is a letter", "\u3164"],
  ["a half-width filler, which is a letter", "\uffa0"],
  ["a Khmer vowel that is not seen, which is a mark", "\u17b5"],
  ["a Mongolian selector, which is a mark", "\u180b"],
  ["a tag", "\u{e0041}"],
  ["a variation selector of the second kind, which is a mark", "\u{e0101}"],
  ["an interlinear mark", "\ufff9"],
  ["an object", "\ufffc"],
  ["an Arabic sign around numbers", "\u0600"],
  ["a pile of marks", "\u0301\u0302\u0303\u0304\u0305"],
  ["what is no character", "\uffff"],
];
/** What topics may hold. */
const onlyNames: [string, string][] = [
  ["a space", " "],
  ["a variation selector", "\ufe0f"],
  ["a picture", "🙂"],
  ["a character for private use", "\ue000"],
  ["half a picture's joiner", "\u200d"],
  ["a colon", ":"],
  ["a slash", "/"],
];

it.each([...kinds, ...onlyNames])("%s is refused in the names of people and rooms", async (_, character) => {
  const name = `ab${character}cd`;
  const { answer } = await signInWith(server(), name, { key: newKey() });
  expect(answer).toMatchObject({ type: "error", code: "bad_name", field: "user" });

  const peer = await signIn(server(), `peer-${Math.random().toString(36).slice(2)}`);
  expect(await peer.ask("rename", { name })).toMatchObject({ code: "bad_name", field: "name" });
  expect(await peer.ask("createToken", { name, can: ["read"] })).toMatchObject({ code: "bad_name" });
  expect(await peer.ask("create", { name })).toMatchObject({ code: "bad_room_name", field: "name" });
  expect(await peer.ask("join", { name })).toMatchObject({ code: "bad_room_name", field: "name" });
});

it("each kind is refused in topics, of new rooms and of old", async () => {
  const peer = await signIn(server(), "topical");
  const { room } = await peer.ask("create", { name: "about" });
  for (const [kind, character] of kinds) {
    const topic = `ab${character}cd`;
    const refused = { code: "bad_topic", field: "topic" };
    expect(await peer.ask("topic", { room: room.room, topic }), kind).toMatchObject(refused);
    expect(await peer.ask("create", { name: "other", topic }), kind).toMatchObject(refused);
  }
});

it("half a character is refused wherever it stands", async () => {
  const peer = await signIn(server(), "halves");
  for (const request of ["rename", "create", "join"])
    expect(await peer.ask(request, { name: "ab\ud800cd" })).toMatchObject({ type: "error", field: "name" });
  expect(await peer.ask("create", { name: "halved", topic: "ab\udc00cd" })).toMatchObject({
    code: "bad_topic",
  });
});
