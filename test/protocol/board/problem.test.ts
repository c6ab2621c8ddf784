import fc from "fast-check";
import { expect, it } from "vitest";
import { strokeProblem } from "../../../src/protocol/index.ts";
import { anyStroke, stroke } from "./support/strokes.ts";

const size = { width: 320, height: 200 };

/** Along a usual board so many times. */
const backAndForth = (times: number) =>
  Array.from({ length: times }, (_, at) => (at % 2 === 0 ? [0, 0] : [319, 0])).flat();

it.each([
  ["a place beside the board", stroke("pencil", [0, 0, 320, 0]), "points"],
  ["a place below the board", stroke("fill", [0, 200]), "points"],
  ["half a point", stroke("pencil", [0, 0, 1]), "points"],
  ["a line of one point", stroke("line", [0, 0]), "points"],
  ["a line of three", stroke("line", [0, 0, 1, 1, 2, 2]), "points"],
  ["a rectangle of one corner", stroke("rectangle", [0, 0]), "points"],
  ["an ellipse of three", stroke("ellipse", [0, 0, 1, 1, 2, 2]), "points"],
  ["a fill of two places", stroke("fill", [0, 0, 1, 1]), "points"],
  ["a path that is too long", stroke("pencil", backAndForth(207)), "points"],
  ["a text in two places", stroke("text", [0, 0, 1, 1], { text: "a" }), "points"],
  ["text that a pencil writes", stroke("pencil", [0, 0], { text: "a" }), "text"],
  ["a text without one", stroke("text", [0, 0]), "text"],
  ["a text of blanks", stroke("text", [0, 0], { text: " \u3000" }), "text"],
  ["a text of two lines", stroke("text", [0, 0], { text: "a\nb" }), "text"],
  ["a text with an escape", stroke("text", [0, 0], { text: "\x1b[2J" }), "text"],
  ["a text with what is hidden", stroke("text", [0, 0], { text: "a\u202eb" }), "text"],
  ["a text with half a character", stroke("text", [0, 0], { text: "a\ud800" }), "text"],
  ["a line that is filled", stroke("line", [0, 0, 1, 1], { filled: true }), "filled"],
])("a stroke is refused by its field: %s", (_, wrong, field) => {
  expect(strokeProblem(wrong, size)).toBe(field);
});

it("a stroke that makes sense has no problem, up to the last pixel", () => {
  expect(strokeProblem(stroke("line", [0, 0, 319, 199]), size)).toBeUndefined();
  expect(strokeProblem(stroke("pencil", backAndForth(206)), size)).toBeUndefined();
  fc.assert(fc.property(anyStroke(size), each => strokeProblem(each, size) === undefined));
});
