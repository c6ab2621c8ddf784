import { type Draft, edit, moveLine, redo } from "../keys/edit.ts";
import { lineEnd, lineStart, placeAfter, placeBefore } from "../keys/places.ts";
import {
  join,
  openLine,
  overwrite,
  put,
  remove,
  repeated,
  swapCase,
  typed,
  vacate,
  yank,
} from "./changes.ts";
import { type Command, commandOf, type Over } from "./command.ts";
import type { Find } from "./finds.ts";
import { lead } from "./lead.ts";
import { firstInLine, resting } from "./motions.ts";
import { linesFrom, type Range, rangeTo, wordAt, wordEndsOn, wordsOn } from "./range.ts";
import { selectionOf } from "./selection.ts";
import { changed, inserting, type Pressed, type Vi } from "./vi.ts";
import { overAgain, selecting, wished, wishOf } from "./visual.ts";

/** More keys than a command has: somebody leans on one. */
const mostKeys = 16;

type Move = Command & { what: "move" };
type Operation = Command & { what: "operate" };
type Deed = Command & { what: "do" };

/** A key of normal or visual mode. */
export function press(vi: Vi, draft: Draft, key: string): Pressed {
  const keys = [...vi.keys, key];
  const selection = selectionOf(draft);
  if (!selection) return heard({ ...vi, keys }, draft, commandOf(keys), run);
  return heard({ ...vi, keys }, draft, wishOf(keys), (idle, now, wish) => wished(idle, now, selection, wish));
}

/** Does what the keys so far say, if it is whole. */
function heard<Wanted extends object>(
  vi: Vi,
  draft: Draft,
  wanted: Wanted | "unfinished" | undefined,
  act: (vi: Vi, draft: Draft, wanted: Wanted) => Pressed,
): Pressed {
  if (wanted === "unfinished" && vi.keys.length < mostKeys) return { vi, draft };
  const idle = { ...vi, keys: [] };
  if (wanted === undefined || wanted === "unfinished") return { vi: idle, draft };
  const pressed = act(idle, atRest(draft), wanted);
  return pressed.vi.mode === "normal" ? { ...pressed, draft: atRest(pressed.draft) } : pressed;
}

/** Out of insert mode: what was typed is one change, done as often as was wished. */
export function toNormal(vi: Vi, draft: Draft): Pressed {
  const command: Command = vi.begun ?? { what: "do", name: "i", letter: "", count: undefined };
  const inserted = insertedIn(draft);
  const again = inserted === "" ? draft : typed(draft, timesMore(command, inserted));
  const { text, cursor } = again;
  const back = cursor === lineStart(text, cursor) ? cursor : placeBefore(again);
  const change = inserted === "" && command.what === "do" ? vi.change : { command, inserted };
  return {
    vi: { ...vi, mode: "normal", keys: [], begun: undefined, change },
    draft: { ...again, cursor: back, doing: undefined },
  };
}

/** Out of visual mode: nothing is selected. */
export function unselected(vi: Vi, draft: Draft): Pressed {
  return { vi: { ...vi, keys: [] }, draft: { ...draft, doing: undefined } };
}

/** The cursor on a character, as normal mode has it. */
export function atRest(draft: Draft): Draft {
  const cursor = resting(draft.text, draft.cursor);
  return cursor === draft.cursor ? draft : { ...draft, cursor };
}

function run(vi: Vi, draft: Draft, command: Command): Pressed {
  if (command.what === "move") return move(vi, draft, command);
  if (command.what === "over") return overAgain(vi, draft, command, command.count);
  return command.what === "operate" ? operate(vi, draft, command) : act(vi, draft, command);
}

function move(vi: Vi, draft: Draft, { way, count }: Move): Pressed {
  if ("motion" in way && way.motion === "j") return walk(vi, draft, "down", count);
  if ("motion" in way && way.motion === "k") return walk(vi, draft, "up", count);
  const { place, find } = lead(vi.find, draft, way, count);
  return { vi: { ...vi, find }, draft: place === undefined ? draft : moved(draft, place) };
}

/** Lines up or down, towards the column where the way began. */
function walk(vi: Vi, draft: Draft, direction: "up" | "down", count = 1): Pressed {
  let now = moveLine(draft, direction);
  if (!now) return { vi, draft, leaves: direction };
  for (let left = count; left > 1; left--) {
    const next = moveLine(now, direction);
    if (!next) break;
    now = next;
  }
  return { vi, draft: now };
}

function operate(vi: Vi, draft: Draft, command: Operation): Pressed {
  const { range, find } = rangeOf(vi, draft, command);
  const known = { ...vi, find };
  if (!range) return { vi: known, draft };
  if (command.operator === "y") return { vi: known, draft: yank(draft, range) };
  if (command.operator === "c") return inserting(known, vacate(draft, range), command);
  return changed(known, remove(draft, range), command);
}

function rangeOf(
  vi: Vi,
  draft: Draft,
  { operator, over, count }: Operation,
): { readonly range: Range | undefined; readonly find: Find | undefined } {
  const { find } = vi;
  const times = count ?? 1;
  if (over === "lines") return { range: linesFrom(draft, times), find };
  if ("object" in over) return { range: wordAt(draft, times, over.object), find };
  const size = sizeOfWord(over);
  // A word that is changed leaves the blank behind it, and one at the end of a line the line break.
  const ends = size && operator === "c" ? wordEndsOn(draft, times, size) : undefined;
  if (size) return { range: ends ?? wordsOn(draft, times, size), find };
  const led = lead(vi.find, draft, over, count);
  return {
    range: led.place === undefined ? undefined : rangeTo(draft, led.place, led.reach),
    find: led.find,
  };
}

function sizeOfWord(over: Over): "small" | "large" | undefined {
  if (over === "lines" || !("motion" in over)) return undefined;
  return over.motion === "w" ? "small" : over.motion === "W" ? "large" : undefined;
}

function act(vi: Vi, draft: Draft, command: Deed): Pressed {
  const times = command.count ?? 1;
  const { text, cursor } = draft;
  switch (command.name) {
    case "i":
      return inserting(vi, moved(draft, cursor), command);
    case "a":
      return inserting(vi, moved(draft, Math.min(placeAfter(draft), lineEnd(text, cursor))), command);
    case "I":
      return inserting(vi, moved(draft, firstInLine(text, cursor)), command);
    case "A":
      return inserting(vi, moved(draft, lineEnd(text, cursor)), command);
    case "o":
      return inserting(vi, openLine(draft, "below"), command);
    case "O":
      return inserting(vi, openLine(draft, "above"), command);
    case "r":
      return changed(vi, overwrite(draft, times, command.letter), command);
    case "~":
      return changed(vi, swapCase(draft, times), command);
    case "J":
      return changed(vi, join(draft, times), command);
    case "p":
      return changed(vi, put(draft, times, "behind"), command);
    case "P":
      return changed(vi, put(draft, times, "before"), command);
    case "u":
      return { vi, draft: often(times, draft, now => edit(now, "undo") ?? now) };
    case "v":
    case "V":
      return { vi, draft: selecting(draft, command.name === "V") };
    case ".":
      return repeat(vi, draft, command.count);
  }
}

/** What was undone is done again. */
export function redone(vi: Vi, draft: Draft): Pressed {
  return { vi: { ...vi, keys: [] }, draft: atRest(redo(draft)) };
}

/** The last change once more, as often as it was or as is said now. */
function repeat(vi: Vi, draft: Draft, count: number | undefined): Pressed {
  if (!vi.change) return { vi, draft };
  const { command, inserted } = vi.change;
  const again = run(vi, draft, { ...command, count: count ?? command.count });
  if (again.vi.mode === "normal") return again;
  return toNormal(again.vi, inserted === "" ? again.draft : typed(again.draft, inserted));
}

function moved(draft: Draft, cursor: number): Draft {
  return { ...draft, cursor, doing: undefined };
}

/** What was typed since insert mode began, or since the cursor was moved in it. */
function insertedIn({ text, cursor, doing }: Draft): string {
  return doing?.what === "inserting" ? text.slice(doing.from, cursor) : "";
}

/** A count before a command that only inserts is for what is typed; behind `o` and `O` each has its line. */
function timesMore({ what, count = 1, ...command }: Command, inserted: string): string {
  if (what !== "do" || !("name" in command)) return "";
  const line = command.name === "o" || command.name === "O" ? "\n" : "";
  return repeated(`${line}${inserted}`, count - 1);
}

function often(times: number, draft: Draft, change: (draft: Draft) => Draft): Draft {
  let now = draft;
  for (let left = times; left > 0; left--) {
    const next = change(now);
    if (next === now) break;
    now = next;
  }
  return now;
}
