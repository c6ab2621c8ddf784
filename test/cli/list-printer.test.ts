import { afterEach, expect, it, vi } from "vitest";
import { ListPrinter } from "../../src/cli/list-printer.ts";
import { type Client, noPreferences, Slice } from "../../src/client/index.ts";
import { messageOf } from "../client/support/scripted-server.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is printed of one page of room 1 and one of room 2 to somebody who ignores person 7. */
function printed(json: boolean): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation(text => lines.push(String(text)) > 0);
  const preferences = { ...noPreferences, ignored: [{ user: 7, name: "pest" }] };
  const rooms = new Map([1, 2].map(room => [room, { room, name: `room${room}` }]));
  const client = { preferences: new Slice(preferences), rooms: new Slice(rooms) } as unknown as Client;
  const printer = new ListPrinter(client, json);
  printer.print(1, [messageOf(5, { text: "tea" }), messageOf(4, { user: 7 })]);
  printer.print(2, [messageOf(9, { user: 7 }), messageOf(8, { text: "milk" }), messageOf(3, { user: 7 })]);
  printer.end();
  return lines;
}

it("a list names its messages, and folds who is ignored from page to page up to its end", () => {
  expect(printed(false)).toEqual([
    expect.stringMatching(/^#room1\/5 \S+ \S+ .*: tea\n$/),
    "(2 messages of somebody you ignore)\n",
    expect.stringMatching(/^#room2\/8 \S+ \S+ .*: milk\n$/),
    "(1 message of somebody you ignore)\n",
  ]);
});

it("scripts get all of them", () => {
  const all = printed(true).map(line => JSON.parse(line).link);
  expect(all).toEqual(["#room1/5", "#room1/4", "#room2/9", "#room2/8", "#room2/3"]);
});
