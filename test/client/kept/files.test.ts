import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { readIfThere, writeNew, writeWhole } from "../../../src/client/kept/files.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

/** What is put on disk, in its order, each with what can be read at the path by then. */
async function syncsWith(path: string): Promise<unknown[]> {
  const handle = await open(join(path, ".."), "r");
  const prototype: FileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  const synced: unknown[] = [];
  const { sync } = prototype;
  const spy = vi.spyOn(prototype, "sync").mockImplementation(async function (this: FileHandle) {
    const stat = await this.stat();
    const what = stat.isDirectory() ? "directory" : `file of ${stat.size} bytes`;
    synced.push([what, await readIfThere(path)]);
    return sync.call(this);
  });
  onTestFinished(() => spy.mockRestore());
  return synced;
}

const onPosix = process.platform !== "win32";

it.runIf(onPosix)("a file is on disk before it is in place, and its name is before one goes on", async () => {
  const path = join(temporaryDirectory(), "kept");
  writeFileSync(path, "before");
  const synced = await syncsWith(path);
  await writeWhole(path, "afterwards");
  expect(synced).toEqual([
    ["file of 10 bytes", "before"],
    ["directory", "afterwards"],
  ]);
});

it.runIf(onPosix)("so is one that may not replace another", async () => {
  const path = join(temporaryDirectory(), "kept");
  const synced = await syncsWith(path);
  expect(await writeNew(path, "first")).toBe(true);
  expect(synced).toEqual([
    ["file of 5 bytes", undefined],
    ["directory", "first"],
  ]);
  expect(await writeNew(path, "second")).toBe(false);
  expect(readFileSync(path, "utf8")).toBe("first");
});

it.runIf(onPosix)("what is kept is for its owner only, and so is the directory made for it", async () => {
  const directory = join(temporaryDirectory(), "deep", "kept");
  await writeWhole(join(directory, "whole"), "text");
  await writeNew(join(directory, "new"), "text");
  expect(readdirSync(directory).sort()).toEqual(["new", "whole"]);
  for (const name of ["new", "whole"]) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  for (const made of [directory, join(directory, "..")]) expect(statSync(made).mode & 0o777).toBe(0o700);
});
