import { literally } from "../../client/index.ts";
import type { View } from "../view.ts";
import type { Logged } from "./frame-log.ts";

/** What a frame must hold to be shown: all these words, and none of those with `-` before them. */
export function filterOf(written: string): (frame: Pick<Logged, "type" | "json">) => boolean {
  const words = written.split(/\s+/).filter(word => /^-?[^-]/.test(word));
  const tests = words.map(word => {
    const unwanted = word.startsWith("-");
    const pattern = new RegExp(literally(unwanted ? word.slice(1) : word), "iu");
    return { pattern, unwanted };
  });
  return ({ type, json }) =>
    tests.every(({ pattern, unwanted }) => (pattern.test(type) || pattern.test(json)) !== unwanted);
}

/** The filter that is in force, also while it is being written. */
export function filterIn({ log, question }: Pick<View, "log" | "question">): string {
  return question?.what === "frames" ? question.draft.text : (log?.filter ?? "");
}

/** The frames that are seen, which of them is chosen, and how many came since one paused. */
export interface ShownFrames {
  readonly frames: readonly Logged[];
  readonly at: number;
  readonly of: number;
  readonly later: number;
}

export function shownFrames(view: Pick<View, "log" | "question">): ShownFrames {
  const { log } = view;
  if (!log) return { frames: [], at: -1, of: 0, later: 0 };
  const all = log.log.state.get();
  const { paused = Infinity, chosen = Infinity } = log;
  const fits = filterOf(filterIn(view));
  const frames = all.filter(frame => frame.number <= paused && fits(frame));
  const last = frames.findLastIndex(({ number }) => number <= chosen);
  // The chosen one may be too old to be there.
  return {
    frames,
    at: Math.max(last, Math.min(0, frames.length - 1)),
    of: all.length,
    later: all.filter(({ number }) => number > paused).length,
  };
}
