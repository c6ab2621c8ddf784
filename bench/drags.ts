import { noBoard } from "../src/client/index.ts";
import type { PlacedStroke, Stroke, Tool } from "../src/protocol/index.ts";
import { Easel } from "../src/tui/board/easel.ts";
import { nearestPixel, type Spot } from "../src/tui/board/view.ts";
import { type Drawing, newDrawing, pointedAt, sketchAt } from "../src/tui/drawing.ts";
import { Screen } from "../src/tui/screen/screen.ts";
import type { Terminal } from "../src/tui/screen/terminal.ts";
import { percentile } from "./peer.ts";
import type { Figure } from "./report.ts";

const columns = 200;
const lines = 60;
const area = { x: 0, y: 1, width: columns, height: lines - 3 };
const frames = 200;

/** Each tool dragged over all of a screen of 200 by 60: what a frame takes, from where the mouse is to the bytes. */
export function drags(on: string, below: readonly Stroke[]): Figure[] {
  const strokes = below.map(
    (stroke, at): PlacedStroke => ({ mark: at + 1, version: at + 1, user: 1, stroke }),
  );
  return (["pencil", "line", "rectangle", "ellipse"] as const).flatMap(tool => {
    const runs = Array.from({ length: 5 }, () => drag(tool, strokes));
    const { bytes } = runs[0] as Drag;
    // The same frames each time: of each the fastest, so that what else the machine does is left out.
    const times = bytes.map((_, at) => Math.min(...runs.map(run => run.times[at] as number)));
    const frame = `a drag on ${on}, ${tool}, a frame`;
    return [
      { name: `${frame}: p50`, value: percentile(times, 0.5), unit: "ms" },
      { name: `${frame}: p99`, value: percentile(times, 0.99), unit: "ms", target: { atMost: 8 } },
      { name: `${frame}: p50`, value: percentile(bytes, 0.5), unit: "bytes", target: { atMost: 500 } },
      { name: `${frame}: p99`, value: percentile(bytes, 0.99), unit: "bytes" },
    ];
  });
}

interface Drag {
  readonly times: readonly number[];
  readonly bytes: readonly number[];
}

function drag(tool: Tool, strokes: readonly PlacedStroke[]): Drag {
  const easel = new Easel({ unicode: true, depth: "truecolor" });
  const board = { ...noBoard, loaded: true, strokes };
  const terminal = new Sheet();
  const screen = new Screen(terminal as unknown as Terminal);
  screen.arrange(terminal.size, new Map([["board", area]]));
  const show = (drawing: Drawing) => {
    screen.frame("board", easel.rows(board, drawing, area));
    screen.paint();
  };
  let drawing: Drawing = { ...newDrawing, tool, ink: 9 };
  const spotAt = (frame: number) => nearestPixel(easel.view(board, drawing, area), way(tool, frame / frames));
  drawing = { ...drawing, stroke: { sid: "the-drag", ...sketchAt(drawing, spotAt(0)) } };
  show(drawing);
  const times: number[] = [];
  const bytes: number[] = [];
  for (let frame = 1; frame <= frames; frame++) {
    terminal.bytes = 0;
    const started = performance.now();
    drawing = pointedAt(drawing, spotAt(frame));
    show(drawing);
    times.push(performance.now() - started);
    bytes.push(terminal.bytes);
  }
  return { times, bytes };
}

/** From corner to corner, a cell or two at a time as a mouse reports it; a pencil in waves. */
function way(tool: Tool, done: number): Spot {
  const wave = tool === "pencil" ? 12 * Math.sin(done * 40) : 0;
  return { x: Math.round(done * (columns - 1)), y: Math.round(done * (area.height - 1) + wave) };
}

/** A terminal that takes whatever is written at once. */
class Sheet {
  readonly size = { columns, rows: lines };
  readonly ready = true;
  bytes = 0;
  onDrain(): void {}
  write(bytes: string): void {
    this.bytes += Buffer.byteLength(bytes);
  }
}
