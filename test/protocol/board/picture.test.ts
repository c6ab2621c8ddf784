import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packPicture, paintAll, unpackPicture } from "../../../src/protocol/index.ts";
import { anyStroke } from "./support/strokes.ts";

const size = { width: 32, height: 20 };
const count = size.width * size.height;
const packed = (...bytes: readonly number[]) => deflateRawSync(Uint8Array.from(bytes)).toString("base64");
/** Two bytes, as lengths are written: 640 pixels. */
const all = [0x80, 0x05];

describe("a packed picture", () => {
  it("is the same pixels again, whatever was drawn", () => {
    fc.assert(
      fc.property(fc.array(anyStroke(size), { maxLength: 20 }), strokes => {
        const pixels = paintAll(size, strokes);
        expect(unpackPicture(packPicture(pixels), size)).toEqual(pixels);
      }),
    );
  });

  it("is some characters where nothing is drawn, and under 300 KB for noise on a board of the usual size", () => {
    const usual = { width: 320, height: 200 };
    expect(packPicture(new Uint32Array(usual.width * usual.height)).length).toBeLessThan(16);
    let seed = 1;
    const noise = new Uint32Array(usual.width * usual.height).map(() => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return 0x1000000 + (seed >>> 8);
    });
    const text = packPicture(noise);
    expect(text.length).toBeLessThan(300_000);
    expect(unpackPicture(text, usual)).toEqual(noise);
  });

  it.each([
    ["for a board of another size", packPicture(new Uint32Array(count - 1))],
    ["that ends too early", packed(...all)],
    ["that goes on after its end", packed(...all, 1, 1)],
    ["with a run of nothing", packed(0, ...all, 1, 1)],
    ["with a run past the end", packed(0x81, 0x05, 1)],
    ["with runs past the end", packed(0xd8, 0x04, 100, 1, 1)],
    ["with an ink that there is not", packed(...all, 17)],
    ["with a colour of more than 24 bits", packed(...all, 0x80, 0x80, 0x80, 0x10)],
    ["with a number without an end", packed(...all, 0xff, 0xff, 0xff, 0xff, 0xff)],
    ["that is not deflated", Buffer.from("not deflated").toString("base64")],
    ["of more characters than it can need", `${packed(...all, 1)}${"=".repeat(5_000)}`],
    [
      "with bytes behind its end",
      Buffer.concat([Buffer.from(packed(...all, 1), "base64"), Buffer.from("more")]).toString("base64"),
    ],
    ["that is no base64", "<>"],
    ["of no characters", ""],
  ])("is refused: one %s", (_, text) => {
    expect(unpackPicture(packed(...all, 1), size)?.length).toBe(count);
    expect(unpackPicture(text, size)).toBeUndefined();
  });

  it("is not inflated further than a board of its size can need", () => {
    const long = (number: number) => [number | 0x80, 0x80, 0x80, 0];
    const runs = (count: number) => packed(...Array.from({ length: 2 * count }, () => long(1)).flat());
    // Numbers may be longer than they must, and so all but the length is right here.
    const small = { width: 16, height: 16 };
    expect(unpackPicture(runs(256), small)).toBeUndefined();
    const short = packed(
      ...Array.from({ length: 255 }, () => 1),
      ...long(1),
      ...Array.from({ length: 256 }, () => 1),
    );
    expect(unpackPicture(short, small)).toEqual(new Uint32Array(256).fill(1));
  });

  it("is not what any bytes are: undefined, or a picture of the board's size and of pixels that there are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, deflated) => {
        const text = deflated ? packed(...bytes) : Buffer.from(bytes).toString("base64");
        const pixels = unpackPicture(text, size);
        if (!pixels) return;
        expect(pixels.length).toBe(count);
        expect([...pixels].every(pixel => pixel <= 16 || pixel >>> 24 === 1)).toBe(true);
      }),
    );
  });
});
