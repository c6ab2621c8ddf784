import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { type Entry, pathBefore, pathsFrom } from "../../../src/tui/completion/paths.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

const file = (name: string): Entry => ({ name, directory: false });

test("a word is a path if it begins as one", () => {
  expect(pathBefore("see ./a/b")).toBe("./a/b");
  expect(pathBefore("../")).toBe("../");
  expect(pathBefore("~/x:y")).toBe("~/x:y");
  for (const text of ["/join", "a./b", ".../b", "~x/", "./a b", "and/or", "."])
    expect(pathBefore(text)).toBeUndefined();
});

test("directories get a slash, and hidden names are for who types a dot", () => {
  const list = () => [file("b"), { name: "a", directory: true }, file(".hidden"), file("c")];
  expect(pathsFrom("./", list)).toEqual(["./a/", "./b", "./c"]);
  expect(pathsFrom("./b", list)).toEqual(["./b"]);
  expect(pathsFrom("./.", list)).toEqual(["./.hidden"]);
});

test("a name that cannot be shown as it is, or is not one word, is not offered", () => {
  const names = ["a\x1b[2Jb", "a\nb", "a\u202eb", "a\ufffdb", "a\u200bb", "a b", "ab"];
  expect(pathsFrom("./a", () => names.map(file))).toEqual(["./ab"]);
});

test("one directory is read, and there is nothing where it cannot be", () => {
  const read: string[] = [];
  const list = (directory: string) => {
    read.push(directory);
    return Array.from({ length: 500 }, (_, n) => ({ name: `d${n}`, directory: true }));
  };
  expect(pathsFrom("~/a/b", list)).toEqual([]);
  expect(pathsFrom("~/a/d", list)).toHaveLength(100);
  expect(read).toEqual(["~/a/", "~/a/"]);
  expect(pathsFrom("./no/such/directory/")).toEqual([]);
});

test("what is on the disk is found, from here and from home; a link is not followed", () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "inner"));
  writeFileSync(join(directory, "in.txt"), "");
  symlinkSync(join(directory, "inner"), join(directory, "in-link"));
  const here = `./${relative(process.cwd(), directory)}/`;
  expect(pathsFrom(`${here}in`)).toEqual([`${here}in-link`, `${here}in.txt`, `${here}inner/`]);
  const home = `~/${relative(homedir(), directory)}/`;
  expect(pathsFrom(`${home}inn`)).toEqual([`${home}inner/`]);
});
