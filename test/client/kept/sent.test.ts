import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Background } from "../../../src/client/kept/background.ts";
import { KeptSent } from "../../../src/client/kept/sent.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

function sent(directory = join(temporaryDirectory(), "sent")) {
  const [clock, background] = [new FakeClock(), new Background(undefined)];
  const kept = new KeptSent(directory, clock, background);
  return { directory, clock, background, kept };
}

test("what was sent is on disk after a second, line breaks and all, and for its owner only", async () => {
  const { directory, clock, background, kept } = sent();
  kept.add(7, "one");
  kept.add(7, "two\nlines");
  kept.add(8, "elsewhere");
  clock.pass(999);
  await background.idle();
  expect(await kept.read(7)).toEqual([]);
  clock.pass(1);
  await background.idle();
  expect(await kept.read(7)).toEqual(["one", "two\nlines"]);
  expect(await kept.read(8)).toEqual(["elsewhere"]);
  expect(statSync(join(directory, "7")).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test("of a room 200 stay, the latest, and the same twice in a row is there once", async () => {
  const { background, kept } = sent();
  for (let n = 1; n <= 250; n++) kept.add(7, `text ${n}`);
  kept.flush();
  kept.add(7, "text 250");
  kept.flush();
  await background.idle();
  const texts = await kept.read(7);
  expect(texts).toHaveLength(200);
  expect([texts[0], texts.at(-1)]).toEqual(["text 51", "text 250"]);
});

test("two programs of one person lose nothing of each other", async () => {
  const one = sent();
  const other = sent(one.directory);
  one.kept.add(7, "of one");
  one.kept.flush();
  await one.background.idle();
  other.kept.add(7, "of the other");
  other.kept.flush();
  await other.background.idle();
  expect(await one.kept.read(7)).toEqual(["of one", "of the other"]);
});

test("what is damaged in the file is passed over", async () => {
  const { directory, kept } = sent();
  mkdirSync(directory);
  writeFileSync(join(directory, "7"), '"one"\n{"no": "text"}\n"cut of\n"two"\n');
  expect(await kept.read(7)).toEqual(["one", "two"]);
});

test("where the disk refuses, that is told and nothing is left half written", async () => {
  const { directory, background, kept } = sent();
  mkdirSync(directory);
  mkdirSync(join(directory, "7"));
  kept.add(7, "one");
  kept.add(8, "two");
  kept.flush();
  await background.idle();
  expect(background.trouble.get()).toMatch(/disk is in trouble/);
  expect(await kept.read(8)).toEqual(["two"]);
  expect(readdirSync(directory)).toEqual(["7", "8"]);
  expect(readFileSync(join(directory, "8"), "utf8")).toBe('"two"\n');
});
