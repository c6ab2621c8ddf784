import { inWords, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";
import { spansOf } from "./spans.ts";

/** What was said, where there is one line for it: without its marks; what it hides is hidden here, too. */
export function inOneLine(text: string, theme: Theme): string {
  const reader = { theme, name: undefined, revealed: false, id: "" };
  const spans = spansOf(printableLine(text), reader);
  return spans.map(span => (span.hidden ? theme.glyphs.hidden.repeat(3) : span.text)).join("");
}

/** A message likewise, with its picture named. */
export function messageInOneLine({ text, picture }: Parameters<typeof inWords>[0], theme: Theme): string {
  return inWords({ text: inOneLine(text, theme), picture });
}

/** What was said, where it is told beyond the conversation: nothing that it hides. */
export function withoutSpoilers(text: string): string {
  return text.replace(/\|\|(?=\S)[\s\S]*?\S\|\|/g, "(hidden)");
}
