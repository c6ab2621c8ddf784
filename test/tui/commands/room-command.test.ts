import { expect, it } from "vitest";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { commands } from "../../../src/tui/commands/table.ts";

/** Somebody who has left their last room, and may not ask the server for anything. */
const nowhere = { room: undefined, client: {} } as unknown as Reach;

it.each([
  ...["ban", "delete-room", "favourite", "invite", "leave", "notify", "pins", "role", "room", "settle"],
  ...["topic", "unban", "who"],
])("/%s in no room says so", async name => {
  const command = commands.find(one => one.name === name);
  expect(await command?.run("bob", nowhere)).toEqual({ text: "You are in no room.", error: true });
});
