import { expect, it } from "vitest";
import { linksIn, openLink } from "../../../src/tui/deeds/open.ts";
import type { Stage } from "../../../src/tui/stage.ts";
import { roomOf } from "../support/values.ts";

/** alice in #ops on ws://h:1, and what is opened and gone to. */
function stage(browse: (url: string) => string | undefined = () => undefined) {
  const done: unknown[][] = [];
  const at = {
    client: { address: "ws://h:1", rooms: { get: () => new Map([[1, roomOf(1, "ops")]]) } },
    acts: { browse: (url: string) => done.push(["browse", url]) && browse(url) },
    show: (room: number) => done.push(["show", room]),
    goTo: async (place: object) => void done.push(["goTo", place]),
  };
  return { done, stage: at as unknown as Stage };
}

it.each([
  ["see https://example.org/a_b?c=d#e.", ["https://example.org/a_b?c=d#e"]],
  ["(http://example.org/), or #ops/12!", ["http://example.org/", "#ops/12"]],
  ["write to mailto:bob@example.org.", ["mailto:bob@example.org"]],
  ["ws://127.0.0.1:7788/#general/123", ["ws://127.0.0.1:7788/#general/123"]],
  ["#general is a room, issue/#ops/12 a path, and javascript:alert(1) nothing", []],
])("the links in %j", (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

it.each([
  ["https://example.org/a", ["browse", "https://example.org/a"]],
  ["mailto:bob@example.org", ["browse", "mailto:bob@example.org"]],
  ["mailto:bob@example.org?attach=/etc/passwd&body=hi#x", ["browse", "mailto:bob@example.org"]],
  ["#ops/12", ["goTo", { room: 1, seq: 12 }]],
  ["ws://h:1/#ops", ["show", 1]],
])("%s is followed", async (link, wanted) => {
  const { done, stage: at } = stage();
  const said = await openLink(link, at);
  expect(said?.error ?? false).toBe(false);
  expect(done).toEqual([wanted]);
});

it.each([
  ["wss://other.example/#ops/12", "This is on another server: chat join wss://other.example/#ops/12"],
  ["mailto:bob", "This is no address for mail."],
  ["#random/1", "You are not in #random: /join random"],
])("%s leads nowhere from here, and it says why", async (link, text) => {
  const { done, stage: at } = stage();
  expect(await openLink(link, at)).toEqual({ text, error: true });
  expect(done).toEqual([]);
});

it("what is not opened says why", async () => {
  const { stage: at } = stage(() => "There is no browser here.");
  expect(await openLink("mailto:bob@example.org", at)).toEqual({
    text: "There is no browser here.",
    error: true,
  });
});
