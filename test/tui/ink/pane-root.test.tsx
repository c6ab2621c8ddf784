import { Box, Text } from "ink";
import { expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { PaneRoot } from "../../../src/tui/ink/pane-root.ts";

it("one commit of a pane is one pure frame: its lines, with colours and nothing else", () => {
  const frames: (readonly string[])[] = [];
  const pane = (text: string) => (
    <Box width={20} height={3}>
      <Text wrap="truncate">{`\x1b[38;5;33m${text}\x1b[0m\nsecond`}</Text>
    </Box>
  );
  const root = new PaneRoot(pane("one"), { columns: 20, rows: 3 }, lines => frames.push(lines));
  root.render(pane("two"), { columns: 20, rows: 3 });
  root.render(pane("three"), { columns: 20, rows: 3 });
  root.unmount();
  expect(frames).toHaveLength(3);
  expect(frames.map(lines => lines.map(line => line.replace(/\x1b\[[\d;]*m/g, "").trimEnd()))).toEqual([
    ["one", "second", ""],
    ["two", "second", ""],
    ["three", "second", ""],
  ]);
  // No cursor movement, no erasing, no mode: only colours are left between the words.
  for (const lines of frames) expect(lines.join("").replace(/\x1b\[[\d;]*m/g, "")).not.toContain("\x1b");
});

it("a pane that gets another size is laid out in it, in one frame", () => {
  const frames: (readonly string[])[] = [];
  const pane = <Text>a line that is long enough to be broken</Text>;
  const root = new PaneRoot(pane, { columns: 40, rows: 3 }, lines => frames.push(lines));
  root.render(pane, { columns: 20, rows: 3 });
  root.unmount();
  expect(frames).toEqual([
    ["a line that is long enough to be broken"],
    ["a line that is long", "enough to be broken"],
  ]);
});

it("Ink is one exact version, for its frames are as they are by no promise", () => {
  expect(manifest.dependencies.ink).toMatch(/^\d+\.\d+\.\d+$/);
});
