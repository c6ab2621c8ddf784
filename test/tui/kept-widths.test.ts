import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptWidths } from "../../src/tui/kept-widths.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";

test("what was kept is read, by its person alone, also where there was no directory for it", () => {
  const directory = join(temporaryDirectory(), "backchannel");
  expect(keptWidths(directory).read()).toEqual({});
  expect(keptWidths(directory).keep({ rooms: 30, members: 12 })).toBeUndefined();
  expect(keptWidths(directory).read()).toEqual({ rooms: 30, members: 12 });
  expect(statSync(join(directory, "widths.json")).mode & 0o777).toBe(0o600);
});

test.each<[string, object]>([
  ["", {}],
  ["null", {}],
  ["[1", {}],
  ['{"rooms":-3,"members":"9"}', {}],
  ['{"rooms":1.5,"members":20,"more":1}', { members: 20 }],
])("of %j in the file no more is taken than what are widths", (content, widths) => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "widths.json"), content);
  expect(keptWidths(directory).read()).toEqual(widths);
});

test("where it cannot be kept, why is said, and what was there stays", () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "widths.json"));
  expect(keptWidths(directory).keep({ rooms: 30 })).toMatch(/^This could not be kept on disk: .*EISDIR/);
  writeFileSync(join(directory, "file"), "as it was");
  expect(keptWidths(join(directory, "file")).keep({ rooms: 30 })).toMatch(
    /^This could not be kept on disk: /,
  );
  expect(readFileSync(join(directory, "file"), "utf8")).toBe("as it was");
});
