import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { limits } from "../../../src/protocol/index.ts";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { upload } from "../../../src/tui/commands/upload.ts";
import { blocksOf } from "../../../src/tui/text/blocks.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

/** What comes of a file of this name with this in it: what is written, and what is said. */
async function uploaded(name: string, content: string | Uint8Array | undefined) {
  const file = join(temporaryDirectory(), name);
  if (content !== undefined) writeFileSync(file, content);
  const write = vi.fn();
  const said = await upload.run(file, { write } as unknown as Reach);
  return { said, written: write.mock.calls.flat() };
}

it("the text of a file is in the composer as code of its language, to be looked at before it is sent", async () => {
  const { said, written } = await uploaded("a.ts", "const a = 1;\r\n");
  expect(written).toEqual(["```ts\nconst a = 1;\n```"]);
  expect(said).toEqual({ text: "a.ts: Enter sends it.", error: false });
  expect((await uploaded("notes.unheard-of", "one\ntwo")).written).toEqual(["```\none\ntwo\n```"]);
});

it("nothing in the text ends the block of code that it is", async () => {
  const text = "before\n```\ninner\n````\nafter";
  const { written } = await uploaded("a.md", text);
  expect(blocksOf(written[0])).toEqual([expect.objectContaining({ kind: "code", text })]);
});

it.each([
  ["there is no such file", undefined],
  ["it is not text in UTF-8", Uint8Array.of(0x68, 0xff, 0xfe)],
  ["it is not text in UTF-8", "a\0b"],
  ["a message holds", "x".repeat(limits.textBytes + 1)],
  ["a message holds", "x".repeat(limits.textBytes)],
  ["is empty", " \n"],
])("what no message can hold is refused with the reason: %s", async (why, content) => {
  const { said, written } = await uploaded("a.txt", content);
  expect(said).toEqual({ text: expect.stringContaining(why), error: true });
  expect(written).toEqual([]);
});

it("a directory is no file, and neither is nothing", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "inner"));
  const reach = {} as Reach;
  expect(await upload.run(join(directory, "inner"), reach)).toMatchObject({ error: true });
  expect(await upload.run("", reach)).toMatchObject({ text: "Like this: /upload FILE" });
});
