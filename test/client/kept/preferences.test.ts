import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { KeptPreferences } from "../../../src/client/kept/preferences.ts";
import { noPreferences } from "../../../src/client/state/preferences.ts";
import { temporaryDirectory, testServer } from "../../server/support/test-server.ts";
import { inGeneral, testClient, when } from "../support/test-client.ts";

it("whom one ignores and how one's rooms are listed is known before there is a connection", async () => {
  const { address } = await testServer();
  const stateDir = temporaryDirectory();
  await inGeneral(await testClient(address, "pest"));
  const alice = await testClient(address, "alice", { stateDir });
  await inGeneral(alice);
  await alice.request("preferences", { order: "activity" });
  await alice.request("shun", { name: "pest", ignored: true });
  const known = await when(alice.preferences, ({ ignored }) => ignored.length === 1);
  await alice.stop();
  const again = await testClient(address, "alice", { stateDir });
  expect(again.preferences.get()).toEqual(known);
  expect(known).toMatchObject({ order: "activity", ignored: [{ name: "pest" }] });
});

it.each([
  ["no file", undefined],
  ["half a file", '{"type":"preferences","prefer'],
  ["another frame", '{"type":"left","room":1}'],
  ["another shape", JSON.stringify({ type: "preferences", preferences: { ...noPreferences, ignored: [7] } })],
])("what cannot be read is as good as nothing: %s", async (_, content) => {
  const directory = temporaryDirectory();
  if (content !== undefined) await writeFile(join(directory, "preferences.json"), content);
  expect(await new KeptPreferences(directory).read()).toBeUndefined();
});

it("of two that are kept at once the later stays", async () => {
  const directory = temporaryDirectory();
  const kept = new KeptPreferences(directory);
  await Promise.all([kept.write(noPreferences), kept.write({ ...noPreferences, keywords: ["tea"] })]);
  expect(await kept.read()).toEqual({ ...noPreferences, keywords: ["tea"] });
  expect(await readFile(join(directory, "preferences.json"), "utf8")).toContain("tea");
});
