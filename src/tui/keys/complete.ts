import type { Completions } from "../completion/completions.ts";
import { type Draft, replace } from "./edit.ts";

/**
 * The next (1) or the one before (-1) of what the word at the cursor may become. As long as keys do nothing else one
 * goes round; it is undone at once. Where there is but one, the next key goes on behind it, into a directory.
 */
export function complete(draft: Draft, step: 1 | -1, find: () => Completions): Draft {
  const { doing } = draft;
  const going = doing?.what === "completing" && doing.candidates.length > 1 ? doing : undefined;
  const { from, candidates } = going ?? find();
  if (candidates.length === 0) return draft;
  const start = step === 1 ? -1 : candidates.length;
  const at = ((going?.at ?? start) + step + candidates.length) % candidates.length;
  const after = replace(draft, from, draft.cursor, candidates[at] as string, !going);
  return { ...after, doing: { what: "completing", from, candidates, at } };
}
