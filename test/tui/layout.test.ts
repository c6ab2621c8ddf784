import fc from "fast-check";
import { expect, test } from "vitest";
import { layout, type PaneName } from "../../src/tui/layout.ts";

const names = (columns: number, rows: number, folds = {}) => [...layout({ columns, rows }, folds, 1).keys()];

test("at every size the panes fill the screen, and no two share a cell", () => {
  const fold = fc.constantFrom(undefined, true, false);
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 250 }),
      fc.integer({ min: 6, max: 80 }),
      fc.integer({ min: 0, max: 90 }),
      fold,
      fold,
      fc.integer({ min: 0, max: 3 }),
      (columns, rows, written, rooms, members, told) => {
        const folds = {
          ...(rooms === undefined ? {} : { rooms }),
          ...(members === undefined ? {} : { members }),
        };
        const cells = new Set<number>();
        let count = 0;
        const more = { told: rows < 10 ? 0 : told };
        for (const { x, y, width, height } of layout({ columns, rows }, folds, written, more).values()) {
          expect(x + width).toBeLessThanOrEqual(columns);
          expect(y + height).toBeLessThanOrEqual(rows);
          for (let row = y; row < y + height; row++) {
            for (let column = x; column < x + width; column++) cells.add(row * columns + column);
          }
          count += width * height;
        }
        expect(count).toBe(columns * rows);
        expect(cells.size).toBe(columns * rows);
      },
    ),
  );
});

test("the bare view is the messages and the line one writes on, at any size", () => {
  expect(names(120, 40, { bare: true, rooms: true })).toEqual(["messages", "composer"]);
  expect(names(20, 5, { bare: true })).toEqual(["messages", "composer"]);
});

test("what is asked is seen in the bare view, too", () => {
  const areas = layout({ columns: 80, rows: 24 }, { bare: true }, 1, { telling: true });
  expect([...areas.keys()]).toEqual(["messages", "status", "composer"]);
});

test("side panes fold away where it gets narrow, the people first", () => {
  const all: PaneName[] = ["title", "rooms", "messages", "members", "status", "composer"];
  expect(names(120, 40)).toEqual(all);
  expect(names(80, 24)).toEqual(all.filter(name => name !== "members"));
  expect(names(60, 15)).toEqual(["title", "messages", "status", "composer"]);
});

test("who wants a side pane gets it, also where it is narrow, as long as there is room to read", () => {
  expect(names(60, 15, { rooms: true })).toContain("rooms");
  expect(names(120, 40, { rooms: false, members: false })).not.toContain("rooms");
  expect(names(30, 15, { rooms: true })).not.toContain("rooms");
});

test("a width that was drawn on a larger screen leaves room to read on a smaller one", () => {
  const widths = { rooms: 70, members: 40 };
  const of = (columns: number, folds = {}) => {
    const areas = layout({ columns, rows: 24 }, { widths, ...folds }, 1);
    return ["rooms", "messages", "members"].map(name => areas.get(name as PaneName)?.width);
  };
  expect(of(200)).toEqual([70, 90, 40]);
  expect(of(120)).toEqual([60, 30, 30]);
  expect(of(100)).toEqual([50, 25, 25]);
  expect(of(80)).toEqual([40, 40, undefined]);
  expect(of(60)).toEqual([undefined, 60, undefined]);
  expect(of(31, { rooms: true })).toEqual([undefined, 31, undefined]);
});

test("the list of themes has its width, or in a narrow window half of what there is", () => {
  const of = (columns: number) => {
    const areas = layout({ columns, rows: 10 }, {}, 1, { choosing: true });
    return ["messages", "themes"].map(name => areas.get(name as PaneName)?.width);
  };
  expect(of(120)).toEqual([72, 24]);
  expect(of(60)).toEqual([36, 24]);
  expect(of(40)).toEqual([20, 20]);
  expect(of(21)).toEqual([11, 10]);
});

test("on a very small screen one can still read and write", () => {
  expect(names(20, 6)).toEqual(["title", "messages", "status", "composer"]);
  expect(names(10, 2)).toEqual(["messages", "composer"]);
});

test("the composer grows with what is written, up to a third", () => {
  const height = (written: number) => layout({ columns: 80, rows: 24 }, {}, written).get("composer")?.height;
  expect([height(0), height(1), height(5), height(50)]).toEqual([1, 1, 5, 8]);
});
