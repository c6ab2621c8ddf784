import { expect, it } from "vitest";
import { shiftOf } from "../../../src/tui/screen/shift.ts";

const lines = (from: number) => Array.from({ length: 10 }, (_, y) => `line ${from + y}`);

it.each([
  ["up", lines(0), lines(2), 2],
  ["down", lines(2), lines(0), -2],
  ["nowhere when nothing changed", lines(0), lines(0), 0],
  ["nowhere when all is new", lines(0), lines(50), 0],
  ["nowhere in a pane of another height", lines(0), lines(1).slice(1), 0],
  ["nowhere for empty lines", Array(10).fill(""), Array(10).fill(""), 0],
])("content moved %s", (_, before, after, by) => {
  expect(shiftOf(before, after)).toBe(by);
});
