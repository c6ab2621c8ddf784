import { describe, expect, it } from "vitest";
import { width as cellsOf } from "../../../src/protocol/index.ts";
import { fitted } from "../../../src/tui/panes/purpose.ts";
import { asciiTheme, plainTheme } from "../support/values.ts";

const reply = { what: "reply to bartholomew", keys: "(Esc: no)", about: ": how was it?" };

describe("what is asked", () => {
  it.each<[number, string]>([
    [60, "reply to bartholomew (Esc: no): how was it?"],
    [43, "reply to bartholomew (Esc: no): how was it?"],
    [42, "reply to bartholomew (Esc: no): how was i…"],
    [30, "reply to bartholomew (Esc: no)"],
    [29, "reply to bartholom… (Esc: no)"],
    [12, "r… (Esc: no)"],
    [11, "… (Esc: no)"],
    [10, "(Esc: no)"],
    [6, "(Esc:…"],
  ])("in %d cells is %j", (cells, shown) => {
    expect(fitted(reply, cells, plainTheme)).toBe(shown);
  });

  it("is never wider than there is room for, and shows its keys whole as soon as they fit", () => {
    for (let cells = 0; cells < 50; cells++) {
      for (const theme of [plainTheme, asciiTheme]) {
        const shown = fitted({ ...reply, what: "reply to 日本語の名前" }, cells, theme);
        expect(cellsOf(shown), shown).toBeLessThanOrEqual(cells);
        if (cells >= 9) expect(shown).toContain("(Esc: no)");
      }
    }
  });

  it("is harmless where it comes from others", () => {
    const hostile = { what: "reply to \x1b[2Jbob", keys: "(Esc: no)", about: ": \x1b[H\nx" };
    for (const cells of [12, 24, 60]) expect(fitted(hostile, cells, plainTheme)).not.toMatch(/[\x00-\x1f]/);
  });
});
