import { printableJson, printableLine, width } from "../../protocol/index.ts";
import { clockTime } from "../rows/dates.ts";
import { wrap } from "../rows/wrap.ts";
import type { Theme } from "../theme/theme.ts";
import type { Logged } from "./frame-log.ts";

const typeCells = 12;
const sizeCells = 6;

/** A frame in one row: when, which way, what, how many bytes, and as much of it as there is room for. */
export function frameRow(frame: Logged, chosen: boolean, theme: Theme, cells: number): string {
  const sign = chosen ? theme.glyphs.prompt : " ";
  const type = theme.clip(printableLine(frame.type || "?"), typeCells);
  const named = type + " ".repeat(typeCells - width(type));
  const size = String(frame.bytes).padStart(sizeCells);
  const arrow = frame.way === "out" ? theme.glyphs.outward : theme.glyphs.inward;
  const json = printableLine(frame.json || "This cannot be read.");
  const row = theme.clip(`${sign}${timeOf(frame.at)} ${arrow} ${named} ${size}  ${json}`, cells);
  if (chosen) return theme.paint("active", row + " ".repeat(Math.max(0, cells - width(row))));
  const head = row.slice(0, 1 + timeOf(frame.at).length);
  return theme.paint("dim", head) + row.slice(head.length);
}

/** The whole of it, a line for each thing in it. */
export function unfoldedRows({ json }: Logged, cells: number): string[] {
  const value: unknown = json === "" ? {} : JSON.parse(json);
  const lines = printableJson(value, 2).split("\n").map(printableLine);
  return lines.flatMap(line => wrap(line, Math.max(1, cells - 3))).map(row => `  ${row}`);
}

/** To the thousandth of a second: frames follow each other faster than clocks are read. */
function timeOf(at: number): string {
  const date = new Date(at);
  const [seconds, thousandths] = [date.getSeconds(), date.getMilliseconds()];
  return `${clockTime(at)}:${String(seconds).padStart(2, "0")}.${String(thousandths).padStart(3, "0")}`;
}
