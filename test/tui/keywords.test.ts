import { expect, it } from "vitest";
import { noPreferences } from "../../src/client/index.ts";
import { Rig } from "./support/rig.ts";
import { message, roomOf, timeline } from "./support/values.ts";

it("a word that concerns one from now on stands out in what is there already, and no longer when it does not", async () => {
  const rig = new Rig(60, 10);
  const { client } = rig;
  client.me.set({ user: 1, name: "alice" });
  client.rooms.set(new Map([[1, roomOf(1, "general")]]));
  client.timeline.set(timeline([message(1, "is there tea?")]));
  await rig.draw();
  expect(await rig.draw()).toBe("");
  client.preferences.set({ ...noPreferences, keywords: ["tea"] });
  expect(await rig.draw()).toContain("tea");
  client.preferences.set(noPreferences);
  expect(await rig.draw()).toContain("tea");
  expect(await rig.draw()).toBe("");
});
