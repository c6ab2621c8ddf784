import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ifThere } from "../../../src/cli/config/if-there.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

it("what is not there is nothing, and what is there and cannot be read is said", () => {
  const directory = temporaryDirectory();
  const file = join(directory, "config.toml");
  const read = (path: string) => readFileSync(path, "utf8");
  expect(ifThere(file, read)).toBeUndefined();
  expect(ifThere(join(directory, "themes"), path => readdirSync(path))).toBeUndefined();
  writeFileSync(file, "theme = 'dark'");
  expect(ifThere(file, read)).toBe("theme = 'dark'");
  expect(ifThere(join(file, "themes"), path => readdirSync(path))).toBeUndefined();
  expect(() => ifThere(directory, read)).toThrow(`${directory} cannot be read (EISDIR).`);
});
