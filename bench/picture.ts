import {
  type BoardSize,
  boardLimits,
  packPicture,
  paintAll,
  Raster,
  type Stroke,
  unpackPicture,
} from "../src/protocol/index.ts";
import { drags } from "./drags.ts";
import type { Figure } from "./report.ts";

const size: BoardSize = { width: boardLimits.width, height: boardLimits.height };

/** A board of many strokes, painted and packed; and drags over a whole screen, on boards with nothing, some and much. */
export async function picture(): Promise<Figure[]> {
  const strokes = usualStrokes(50_000);
  const cold = took(() => paintAll(size, strokes));
  const warm = took(() => paintAll(size, strokes));
  const packed = packPicture(paintAll(size, strokes.slice(0, -300)));
  const opened = took(() => {
    const raster = new Raster(size, unpackPicture(packed, size));
    for (const stroke of strokes.slice(-300)) raster.paint(stroke);
  });
  return [
    {
      name: "50,000 strokes painted, the first time",
      value: cold,
      unit: "ms of CPU",
      target: { atMost: 300 },
    },
    { name: "50,000 strokes painted again", value: warm, unit: "ms of CPU" },
    { name: "their picture, packed", value: packed.length / 1024, unit: "KB", target: { atMost: 300 } },
    { name: "that unpacked, and 300 strokes on top", value: opened, unit: "ms of CPU" },
    ...drags("nothing", []),
    ...drags("30 strokes", strokes.slice(0, 30)),
    ...drags("300 strokes", strokes.slice(0, 300)),
  ];
}

/** Mostly paths, as people draw; some shapes, some texts, a few fills. The same in each run. */
function usualStrokes(count: number): Stroke[] {
  const next = numbers(1);
  return Array.from({ length: count }, (_, at): Stroke => {
    const kind = next(100);
    const from = [next(size.width), next(size.height)] as const;
    const shape = [...from, near(from[0], 80, size.width, next), near(from[1], 50, size.height, next)];
    const ink = next(4) > 0 ? next(16) : `#${next(0x1000000).toString(16).padStart(6, "0")}`;
    const stroke = { sid: `stroke-${at}`, ink, width: [1, 1, 1, 2, 3, 5][next(6)] as number };
    if (kind < 70) {
      return { ...stroke, tool: kind < 63 ? "pencil" : "eraser", points: path(from, 2 + next(20), next) };
    }
    if (kind < 82) return { ...stroke, tool: "line", points: shape };
    if (kind < 94) {
      const filled = next(4) === 0 ? ({ filled: true } as const) : {};
      return { ...stroke, tool: kind < 88 ? "rectangle" : "ellipse", points: shape, ...filled };
    }
    if (kind < 98) return { ...stroke, tool: "text", width: 1, points: [...from], text: "hello board" };
    return { ...stroke, tool: "fill", points: [...from] };
  });
}

function path(from: readonly [number, number], count: number, next: (below: number) => number): number[] {
  const points: number[] = [];
  let [x, y] = from;
  for (let at = 0; at < count; at++) {
    points.push(x, y);
    x = near(x, 8, size.width, next);
    y = near(y, 8, size.height, next);
  }
  return points;
}

function near(place: number, reach: number, side: number, next: (below: number) => number): number {
  return Math.max(0, Math.min(side - 1, place + next(2 * reach) - reach));
}

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 7) % below;
  };
}

/** Milliseconds of this thread on a core: what else the machine does is left out. */
function took(act: () => void): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
