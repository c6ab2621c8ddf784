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
  let shown = "";
  let done = 0;
  for (let opens = text.indexOf("||"); opens >= 0; opens = text.indexOf("||", Math.max(done, opens + 1))) {
    if (!isSign(text[opens + 2])) continue;
    const shuts = shutting(text, opens + 3);
    // Nor has any after it an end.
    if (shuts < 0) break;
    shown += `${text.slice(done, opens)}(hidden)`;
    done = shuts + 2;
  }
  return shown + text.slice(done);
}

function shutting(text: string, from: number): number {
  let at = text.indexOf("||", from);
  while (at >= 0 && !isSign(text[at - 1])) at = text.indexOf("||", at + 1);
  return at;
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && /\S/.test(character);
}
