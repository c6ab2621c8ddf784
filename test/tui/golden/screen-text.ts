import type { IBufferCell, Terminal } from "@xterm/headless";
import { linkOf } from "../screen/support/model.ts";

/**
 * A screen as a text that shows in a comparison what is different: its rows, and then the looks of each row's cells, as
 * `column+cells look`. Cells without a look are left out.
 */
export function screenText(terminal: Terminal): string {
  const { cols, rows, buffer } = terminal;
  const { cursorX, cursorY } = buffer.active;
  const lines = Array.from({ length: rows }, (_, y) => cellsOf(terminal, y));
  const texts = lines.map(cells =>
    cells
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
  const looks = lines.flatMap((cells, y) => {
    const runs = runsOf(cells);
    return runs.length === 0 ? [] : [`${y}: ${runs.join(", ")}`];
  });
  return [`${cols}x${rows}, the cursor at ${cursorX},${cursorY}`, ...texts, "", ...looks, ""].join("\n");
}

interface Cell {
  readonly text: string;
  readonly look: string;
}

function cellsOf(terminal: Terminal, y: number): Cell[] {
  const { active } = terminal.buffer;
  const line = active.getLine(active.baseY + y);
  return Array.from({ length: terminal.cols }, (_, x) => {
    const cell = line?.getCell(x);
    if (!cell) return { text: " ", look: "" };
    const text = cell.getWidth() === 0 ? "" : cell.getChars() || " ";
    return { text, look: lookOf(terminal, cell) };
  });
}

function runsOf(cells: readonly Cell[]): string[] {
  const runs: string[] = [];
  for (let x = 0; x < cells.length; ) {
    const { look } = cells[x] as Cell;
    let end = x + 1;
    while (cells[end]?.look === look) end += 1;
    if (look !== "") runs.push(`${x}+${end - x} ${look}`);
    x = end;
  }
  return runs;
}

function lookOf(terminal: Terminal, cell: IBufferCell): string {
  const link = linkOf(terminal, cell);
  return [
    cell.isBold() && "bold",
    cell.isDim() && "dim",
    cell.isItalic() && "italic",
    cell.isUnderline() && "underlined",
    cell.isInverse() && "inverse",
    cell.isStrikethrough() && "struck",
    colour("", cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()),
    colour("on ", cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor()),
    link !== "" && `link ${link.trim()}`,
  ]
    .filter(Boolean)
    .join(" ");
}

function colour(what: string, rgb: boolean, palette: boolean, value: number): string {
  if (rgb) return `${what}#${value.toString(16).padStart(6, "0")}`;
  return palette ? `${what}${value}` : "";
}
