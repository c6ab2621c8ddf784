import { foldName } from "../protocol/index.ts";

/** What was sent that holds these letters, the latest first, each text once; of nothing there is nothing. */
export function sentBefore(sent: readonly string[], typed: string): readonly string[] {
  if (typed === "") return [];
  const wanted = foldName(typed);
  return [...new Set([...sent].reverse())].filter(text => foldName(text).includes(wanted));
}
