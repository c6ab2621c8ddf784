import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { save, taken } from "../../../src/tui/board/export/save.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

it("a picture takes its place whole, a file that is there only if it may, and nothing else is left", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "board.txt");
  expect(await save(file, Buffer.from("one"), false)).toBeUndefined();
  expect(await save(file, Buffer.from("two"), false)).toBe(taken);
  expect(readFileSync(file, "utf8")).toBe("one");
  expect(await save(file, Buffer.from("three"), true)).toBeUndefined();
  expect(readFileSync(file, "utf8")).toBe("three");
  expect(readdirSync(directory)).toEqual(["board.txt"]);
});

it("where it cannot be written it is said why, and nothing is left", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "file"), "");
  mkdirSync(join(directory, "a.png"));
  const why = (name: string, replace = false) => save(join(directory, name), Buffer.from("x"), replace);
  expect(await why("nowhere/board.png")).toBe("there is no such directory");
  expect(await why("file/board.png")).toBe("there is no such directory");
  expect(await why("a.png")).toBe(taken);
  expect(await why("a.png", true)).toBe("that is a directory");
  expect(await why(`${"long".repeat(100)}.png`)).toBe("the name is too long");
  expect(readdirSync(directory).sort()).toEqual(["a.png", "file"]);
});
