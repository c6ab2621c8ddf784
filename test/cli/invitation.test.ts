import { expect, it } from "vitest";
import { invitationLink, readInvitation } from "../../src/cli/invitation.ts";

it("a link says where it is good, and its code is in no part of it that is sent", () => {
  const link = invitationLink("wss://chat.example.org/", "abcd-efgh-jkmn");
  expect(link).toBe("wss://chat.example.org/#invite=abcd-efgh-jkmn");
  expect(readInvitation(link)).toEqual({ server: "wss://chat.example.org", code: "abcd-efgh-jkmn" });
  const { origin, pathname, search } = new URL(link.replace("wss:", "https:"));
  expect(`${origin}${pathname}${search}`).not.toContain("abcd");
});

it.each([" ABCD efgh jkmn\n", "abcd-efgh-jkmn"])("a code alone is one, however it was typed: %j", text => {
  expect(readInvitation(text)).toEqual({ code: text.trim() });
});

it.each([
  "wss://chat.example.org",
  "https://chat.example.org/#invite=abcd",
  "wss://chat.example.org/?invite=abcd",
  "wss://alice:secret@chat.example.org/#invite=abcd",
  "wss://chat.example.org/#invite=\u001b[2J",
  "",
])("anything else is told in a sentence: %j", text => {
  expect(() => readInvitation(text)).toThrow(/^(This is no invitation|A server's address holds no name)/);
});
