import type { Signal } from "../../protocol/index.ts";

/** A stroke that grows: its points from number `from` on. */
export type Path = Omit<Signal<"drawing">, "type" | "room">;

/** More points than this are not gathered before they are told: a client sends some ten at a time. */
const mostGathered = 1_000;

/** What was to be told of a stroke, and what came since, as one: the later counts. */
export function joined(before: Path | undefined, next: Path): Path {
  if (before?.sid !== next.sid || next.from < before.from) return next;
  const kept = (next.from - before.from) * 2;
  const points = [...before.points.slice(0, kept), ...next.points];
  // With a gap between them, or too many: what was drawn last is what matters.
  if (kept > before.points.length || points.length > mostGathered * 2) return next;
  return { ...next, from: before.from, points };
}
