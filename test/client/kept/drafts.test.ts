import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Background } from "../../../src/client/kept/background.ts";
import { Drafts, readDrafts } from "../../../src/client/kept/drafts.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

function drafts() {
  const directory = join(temporaryDirectory(), "drafts");
  const [clock, background] = [new FakeClock(), new Background(undefined)];
  return { directory, clock, background, kept: new Drafts(directory, clock, background) };
}

test("what is being written is on disk after a second, the last of it, and for its owner only", async () => {
  const { directory, clock, background, kept } = drafts();
  kept.keep(7, "h");
  clock.pass(999);
  kept.keep(7, "hello");
  await background.idle();
  expect(await readDrafts(directory)).toEqual(new Map());
  clock.pass(1);
  await background.idle();
  expect(readFileSync(join(directory, "7"), "utf8")).toBe("hello");
  expect(statSync(join(directory, "7")).mode & 0o777).toBe(0o600);
  expect(await readDrafts(directory)).toEqual(new Map([[7, "hello"]]));
});

test("what was sent is no draft any more, and what is flushed waits for no second", async () => {
  const { directory, background, kept } = drafts();
  kept.keep(7, "hello");
  kept.keep(8, "there");
  kept.flush();
  kept.keep(7, "");
  kept.flush();
  await background.idle();
  expect(readdirSync(directory)).toEqual(["8"]);
});
