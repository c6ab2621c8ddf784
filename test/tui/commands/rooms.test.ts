import { expect, it } from "vitest";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { rooms } from "../../../src/tui/commands/rooms.ts";

function said(count: number) {
  const all = Array.from({ length: count }, (_, place) => ({ name: `r${place}`, members: place }));
  return rooms.run("", { client: { directory: async () => all } } as unknown as Reach);
}

it("/rooms of which not all may be seen begins with how many there are and how to find one", async () => {
  expect(await said(0)).toEqual({ text: "There is no such room.", error: false });
  expect(await said(2)).toEqual({ text: "#r0 (0) #r1 (1)", error: false });
  expect((await said(17))?.text).toMatch(/^17 rooms, \/rooms WORD finds some: #r0 \(0\) #r1 \(1\) /);
});
