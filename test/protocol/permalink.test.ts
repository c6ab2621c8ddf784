import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePermalink, permalink, roomName } from "../../src/protocol/index.ts";

it.each([
  ["#general", { room: "general" }],
  ["#general/123", { room: "general", seq: 123 }],
  ["#v1.2-beta_x/9", { room: "v1.2-beta_x", seq: 9 }],
  ["#東京/7", { room: "東京", seq: 7 }],
  ["ws://127.0.0.1:7788/#general/123", { address: "ws://127.0.0.1:7788", room: "general", seq: 123 }],
  ["wss://chat.example.org/#general", { address: "wss://chat.example.org", room: "general" }],
  ["wss://chat.example.org#general", { address: "wss://chat.example.org", room: "general" }],
  ["WS://Chat.Example.org/#general", { address: "ws://chat.example.org", room: "general" }],
  ["ws://[::1]:7788/#general/1", { address: "ws://[::1]:7788", room: "general", seq: 1 }],
  ["ws://host/#caf%C3%A9/1", { address: "ws://host", room: "café", seq: 1 }],
])("%s is a place", (text, place) => {
  expect(parsePermalink(text)).toEqual(place);
});

it.each([
  "",
  "#",
  "general",
  "general/123",
  "##general",
  "#general/",
  "#general/0",
  "#general/-1",
  "#general/1.5",
  "#general/1e3",
  "#general/12345678901",
  "#general/1/2",
  "#gen eral/1",
  "#general/1 ",
  "#a%2Fb",
  "#a%ZZ",
  "#a%1b[31m/1",
  "http://host/#general",
  "ws://host",
  "ws://host/",
  "ws://alice@host/#general",
  "ws://alice:secret@host/#general",
  "ws://host/path#general",
  "ws://host/?token=1#general",
  "ws://#general",
  "host:7788/#general",
])("%j is no place", text => {
  expect(parsePermalink(text)).toBeUndefined();
});

it("what is written is read again", () => {
  const letter = fc.constantFrom(..."aZ7é東हß._-");
  const room = fc.string({ unit: letter, maxLength: 48 }).filter(text => roomName(text) === text);
  const port = fc.integer({ min: 1, max: 65_535 }).map(number => (number === 80 ? 81 : number));
  const place = fc.record(
    {
      address: fc
        .tuple(fc.constantFrom("host", "10.0.0.1", "[::1]"), port)
        .map(([host, n]) => `ws://${host}:${n}`),
      room,
      seq: fc.integer({ min: 1, max: 4_294_967_295 }),
    },
    { requiredKeys: ["room"] },
  );
  fc.assert(
    fc.property(place, one => {
      expect(parsePermalink(permalink(one))).toEqual(one);
    }),
  );
});

it("no text is more than it may be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text => {
      const place = parsePermalink(`#${text}`);
      if (place) expect(roomName(place.room)).toBe(place.room);
    }),
  );
});
