import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Ownership, takeOwnership } from "../../../../src/server/store/sqlite/lock.ts";
import { temporaryDirectory } from "../../support/test-server.ts";

const program = new URL("./support/owner.ts", import.meta.url);

it("a directory has one owner, until it releases it", () => {
  const directory = temporaryDirectory();
  const first = takeOwnership(directory) as Ownership;
  expect(takeOwnership(directory)).toEqual({ owner: `process ${process.pid}` });
  first.release();
  expect(existsSync(join(directory, "owner"))).toBe(false);
  const second = takeOwnership(directory) as Ownership;
  expect(readFileSync(join(directory, "owner"), "utf8")).toBe(`${process.pid}\n`);
  second.release();
});

it("another process is named, and when it is killed the directory is free at once", async () => {
  const directory = temporaryDirectory();
  const other = fork(program, [directory]);
  onTestFinished(() => void other.kill("SIGKILL"));
  await once(other, "message");
  expect(takeOwnership(directory)).toEqual({ owner: `process ${other.pid}` });
  other.kill("SIGKILL");
  await once(other, "exit");
  const taken = takeOwnership(directory);
  expect(taken).toHaveProperty("release");
  (taken as Ownership).release();
});
