import type { Limits } from "../../../protocol/index.ts";

/** A page of strokes is about so large at most: few pages, and none that a slow connection would be closed for. */
export function pageBytes({ queuedBytes }: Limits): number {
  return Math.min(200_000, queuedBytes / 4);
}
