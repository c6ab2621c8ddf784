import { isIgnored } from "../../client/index.ts";
import type { Preferences } from "../../protocol/index.ts";
import type { Item } from "./items.ts";

/** What is said by who is ignored, folded: each run of it is one line. */
export function folded(items: readonly Item[], preferences: Preferences): readonly Item[] {
  if (preferences.ignored.length === 0) return items;
  const kept: Item[] = [];
  for (const item of items) {
    if (item.kind !== "message" || !isIgnored(preferences, item.message.user)) {
      kept.push(item);
      continue;
    }
    const before = kept.at(-1);
    const { seq } = item.message;
    if (before?.kind === "ignored") kept[kept.length - 1] = { ...before, count: before.count + 1, seq };
    else kept.push({ kind: "ignored", key: `i${item.key}`, count: 1, seq });
  }
  return kept;
}
