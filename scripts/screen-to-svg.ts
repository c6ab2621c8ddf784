import type { IBufferCell, Terminal } from "@xterm/headless";

const cellWidth = 8.4;
const cellHeight = 18;
const margin = 14;
const usual = { background: "#16181d", text: "#d7dae0" };
const frame = "#2a2e37";
const sixteen = [
  ["#1d1f21", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4"],
  ["#6b7280", "#ff7b86", "#b5e890", "#ffd68a", "#82c7ff", "#e29bf5", "#7fdbe6", "#ffffff"],
].flat();

/** What a terminal shows, as an SVG: text in a monospace font, each run where its cells are. */
export function screenToSvg(terminal: Terminal, title: string, colours = usual): string {
  const { cols, rows, buffer } = terminal;
  const pixelsWide = Math.ceil(cols * cellWidth + margin * 2);
  const pixelsHigh = rows * cellHeight + margin * 2;
  const body: string[] = [];
  for (let y = 0; y < rows; y++) {
    const line = buffer.active.getLine(buffer.active.viewportY + y);
    if (!line) continue;
    for (const run of runs(cols, colours, x => line.getCell(x))) body.push(...drawRun(run, y));
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pixelsWide} ${pixelsHigh}" role="img" aria-label="${xml(title)}">`,
    `<rect width="100%" height="100%" rx="8" fill="${colours.background}" stroke="${frame}"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
    ...body,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

interface Run {
  x: number;
  cells: number;
  text: string;
  ink: string;
  paper: string | undefined;
  style: string;
}

function runs(cols: number, colours: typeof usual, cellAt: (x: number) => IBufferCell | undefined): Run[] {
  const found: Run[] = [];
  for (let x = 0; x < cols; x++) {
    const cell = cellAt(x);
    if (!cell || cell.getWidth() === 0) continue;
    const inverse = cell.isInverse() !== 0;
    const front = colour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor());
    const back = colour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor());
    const ink = inverse ? (back ?? colours.background) : (front ?? colours.text);
    const paper = inverse ? (front ?? colours.text) : back;
    const style = [
      cell.isBold() ? `font-weight="bold"` : "",
      cell.isItalic() ? `font-style="italic"` : "",
      cell.isDim() ? `opacity="0.6"` : "",
      cell.isUnderline() ? `text-decoration="underline"` : "",
      cell.isStrikethrough() ? `text-decoration="line-through"` : "",
    ]
      .filter(Boolean)
      .join(" ");
    const text = cell.getChars() || " ";
    const last = found.at(-1);
    // A wide character stands alone: fonts rarely give it exactly two cells.
    const joins =
      last && cell.getWidth() === 1 && last.cells === last.text.length && last.x + last.cells === x;
    if (joins && last.ink === ink && last.paper === paper && last.style === style && text.length === 1) {
      last.text += text;
      last.cells += 1;
    } else {
      found.push({ x, cells: cell.getWidth(), text, ink, paper, style });
    }
  }
  return found;
}

function drawRun(run: Run, y: number): string[] {
  const left = (margin + run.x * cellWidth).toFixed(1);
  const top = margin + y * cellHeight;
  const wide = (run.cells * cellWidth).toFixed(1);
  const drawn: string[] = [];
  if (run.paper)
    drawn.push(`<rect x="${left}" y="${top}" width="${wide}" height="${cellHeight}" fill="${run.paper}"/>`);
  if (run.text.trim() !== "") {
    const style = run.style === "" ? "" : ` ${run.style}`;
    drawn.push(
      `<text x="${left}" y="${top + 13}" textLength="${wide}" lengthAdjust="spacingAndGlyphs" fill="${run.ink}"${style}>${xml(run.text)}</text>`,
    );
  }
  return drawn;
}

function colour(rgb: boolean, palette: boolean, value: number): string | undefined {
  if (rgb) return `#${value.toString(16).padStart(6, "0")}`;
  if (!palette) return undefined;
  if (value < 16) return sixteen[value];
  if (value >= 232) return `#${(8 + (value - 232) * 10).toString(16).padStart(2, "0").repeat(3)}`;
  const cube = value - 16;
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40).toString(16).padStart(2, "0");
  return `#${level(Math.floor(cube / 36))}${level(Math.floor(cube / 6) % 6)}${level(cube % 6)}`;
}

function xml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
