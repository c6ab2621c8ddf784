import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  boardLimits,
  inWords,
  isPicture,
  maySay,
  packPicture,
  paintAll,
  parseClientFrame,
  pictureOf,
  pixelsOf,
} from "../../../src/protocol/index.ts";

const size = { width: 320, height: 200 };
const line = { sid: "a-line-1", tool: "line", ink: 4, width: 1, points: [10, 10, 300, 150] } as const;
const sketch = paintAll(size, [{ ...line, points: [...line.points] }]);

function noise({ width, height }: { width: number; height: number }) {
  let seed = 1;
  const pixels = new Uint32Array(width * height).map(() => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return 0x1000000 + (seed >>> 8);
  });
  return { width, height, pixels };
}

describe("a picture for a message", () => {
  it("has the very pixels of the board, where they fit", () => {
    const picture = pictureOf({ ...size, pixels: sketch });
    expect(picture).toMatchObject(size);
    expect(picture && pixelsOf(picture)).toEqual(sketch);
  });

  it("is none of a board on which nothing is", () => {
    expect(pictureOf({ ...size, pixels: new Uint32Array(size.width * size.height) })).toBeUndefined();
  });

  it.each([size, { width: 1_024, height: 1_024 }, { width: 1_024, height: 16 }])(
    "is smaller where it has to be, whatever is on it: $width by $height",
    board => {
      const canvas = noise(board);
      const picture = pictureOf(canvas);
      if (!picture) throw new Error("noise is something");
      expect(picture.pixels.length).toBeLessThanOrEqual(boardLimits.pictureBytes);
      expect(picture.width).toBeLessThan(board.width);
      expect(isPicture(picture)).toBe(true);
      // Nothing of it is missing: each pixel is one of those that it stands for.
      expect(pixelsOf(picture)?.every(pixel => pixel >= 0x1000000)).toBe(true);
    },
  );

  it("keeps a thin line when it becomes smaller", () => {
    const board = { width: 1_024, height: 1_024 };
    const across = { ...line, points: [0, 500, 1_023, 500] };
    const picture = pictureOf({ ...board, pixels: paintAll(board, [across]) });
    if (!picture) throw new Error("a line is something");
    expect(picture.width * picture.height).toBeLessThanOrEqual(boardLimits.picturePixels);
    expect(pixelsOf(picture)?.filter(pixel => pixel === 5).length).toBe(picture.width);
  });

  const pixels = packPicture(new Uint32Array(16 * 16).fill(1));
  const huge = deflateRawSync(new Uint8Array(1_000_000).fill(1)).toString("base64");
  it.each([
    ["of another size", { width: 16, height: 17, pixels }],
    ["on which nothing is", { width: 16, height: 16, pixels: packPicture(new Uint32Array(256)) }],
    ["that says it is larger than may be", { width: 1_024, height: 1_024, pixels: huge }],
    ["that is more than it says", { width: 16, height: 16, pixels: huge }],
    ["without a side", { width: 0, height: 0, pixels }],
    ["of half a pixel", { width: 0.5, height: 512, pixels }],
    ["of too many characters", { width: 16, height: 16, pixels: pixels.padEnd(24_577, "=") }],
  ])("is none: one %s", (_, picture) => {
    expect(isPicture({ width: 16, height: 16, pixels })).toBe(true);
    expect(isPicture(picture)).toBe(false);
  });

  const send = (picture: object) =>
    parseClientFrame(
      JSON.stringify({ type: "send", id: 1, room: 1, cid: "cid-00000001", text: "", picture }),
    );
  it.each([
    ["too many characters", { width: 16, height: 16, pixels: "A".repeat(24_577) }, "picture.pixels"],
    ["what is no base64", { width: 16, height: 16, pixels: "\u001b[2J" }, "picture.pixels"],
    ["no pixels", { width: 16, height: 16 }, "picture.pixels"],
    ["a side that no board has", { width: 1_025, height: 16, pixels }, "picture.width"],
  ])("is refused by its shape with the field that is wrong: %s", (_, picture, field) => {
    expect(send({ width: 16, height: 16, pixels: "A".repeat(24_576) })).toHaveProperty("frame");
    expect(send(picture)).toMatchObject({ refusal: { code: "bad_frame", field } });
  });

  it("has no field that it does not have", () => {
    const refusal = { code: "unknown_field", field: "picture.name" };
    expect(send({ width: 16, height: 16, pixels, name: "x" })).toMatchObject({ refusal });
  });

  it("may be all that is said, and blanks are no more with it than without", () => {
    const picture = { width: 16, height: 16, pixels };
    expect(maySay({ text: "", picture })).toBe(true);
    expect(maySay({ text: "look", picture })).toBe(true);
    expect(maySay({ text: " ", picture })).toBe(false);
    expect(maySay({ text: "" })).toBe(false);
  });

  it("is named where there are only words", () => {
    expect(inWords({ text: "look", picture: size })).toBe("look [picture 320x200]");
    expect(inWords({ text: "", picture: size })).toBe("[picture 320x200]");
    expect(inWords({ text: "look" })).toBe("look");
  });
});
