import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pages, sketchFile, withTables } from "../../scripts/docs.ts";
import { sketch } from "../../scripts/sketch.ts";
import { close, parseClientFrame, parseServerFrame } from "../../src/protocol/index.ts";
import { svgOf } from "../../src/tui/board/export/svg.ts";

const page = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8");

it("the tables of errors, keys and commands are those of the code", () => {
  for (const file of pages) {
    const text = readFileSync(file, "utf8");
    expect(withTables(text)).toBe(text);
    expect(text).not.toMatch(/ -->\n<!-- \//);
  }
});

it("the picture of a board is what is drawn of its strokes", () => {
  expect(readFileSync(sketchFile, "utf8")).toBe(Buffer.from(svgOf(sketch())).toString());
});

it("the protocol page lists the close codes there are", () => {
  const listed = [...page.matchAll(/^\| (4\d{3}) \|/gm)].map(match => Number(match[1]));
  expect(listed).toEqual(Object.values(close));
});

it("the frames shown on the protocol page are frames", () => {
  const shown = [...page.matchAll(/^ {4}(client|server) {2}(\{.*\})$/gm)];
  expect(shown.length).toBeGreaterThan(5);
  for (const [, side, frame] of shown) {
    // The page cuts what is long: "…" stands for a value, and ",…}" for more fields.
    const text = (frame as string)
      .replace(`"key":"…"`, `"key":"${"A".repeat(43)}"`)
      .replace(`"signature":"…"`, `"signature":"${"A".repeat(86)}"`);
    if (text.includes("…")) continue;
    if (side === "client") expect(parseClientFrame(text)).toHaveProperty("frame");
    else expect(parseServerFrame(text).kind).not.toBe("unknown");
  }
});
