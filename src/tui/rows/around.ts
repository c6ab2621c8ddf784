import { type Message, printableLine, type Quote, type Reaction, width } from "../../protocol/index.ts";
import { holds } from "../attention/call.ts";
import { messageInOneLine } from "../text/in-one-line.ts";
import type { Theme } from "../theme/theme.ts";
import type { RowContext } from "./context.ts";
import { stamp, type Times } from "./dates.ts";

/** What was said, as far as it is known: a message that waits has no more than a text. */
export type Said = Pick<Message, "user" | "name" | "at" | "text"> & Partial<Message>;

/** Its sign stands before the column of texts, where no text of anybody comes: it cannot be forged. */
export interface Side {
  readonly sign: string;
  readonly text: string;
}

/** Above a text: what it answers, and where it was said first. */
export function above(
  { reply, origin, at, deleted }: Said,
  cells: number,
  { theme, times, isIgnored }: Pick<RowContext, "theme" | "times" | "isIgnored">,
): Side[] {
  if (deleted || !(reply || origin)) return [];
  const lines: string[] = [];
  if (reply) lines.push(isIgnored?.(reply.user) ? "a message of an ignored person" : quoteLine(reply, theme));
  if (origin) lines.push(`forwarded from ${origin.name}, ${stamp(origin.at, at, times)}`);
  return lines.map(line => ({
    sign: theme.glyphs.head,
    text: theme.paint("dim", theme.clip(printableLine(line), cells)),
  }));
}

/** What is hidden in a message is so where it is quoted, also if it was cut before the end of that. */
function quoteLine({ name, text, picture }: Quote, theme: Theme): string {
  if (text === "" && !picture) return `${name}: this message was deleted`;
  const shown = text.replace(/\|\|[\s\S]+?(?:\|\||$)/g, theme.glyphs.hidden.repeat(3));
  return `${name}: ${messageInOneLine({ text: shown, picture }, theme)}`;
}

/** Below a text: what people put to it, and the thread that begins with it. */
export function below(said: Said, me: number | undefined, cells: number, theme: Theme): Side[] {
  const { reactions, replies } = said;
  if (!reactions && !replies) return [];
  const rows = reactions ? reactionRows(reactions, me, cells, theme) : [];
  if (replies) {
    const count = replies.count === 1 ? "1 reply" : `${replies.count} replies`;
    rows.push(theme.paint("accent", theme.clip(count, cells)));
  }
  return rows.map(text => ({ sign: theme.glyphs.foot, text }));
}

/** Behind a text: what became of it. */
export function behind({ at, edited, pinned, deleted }: Said, times: Times): string {
  if (deleted || !(edited || pinned)) return "";
  const marks = [edited ? `edited ${stamp(edited, at, times)}` : "", pinned ? "pinned" : ""];
  return `(${marks.filter(Boolean).join(", ")})`;
}

export function deletedText({ user, deleted }: Said): string {
  const by = deleted && deleted.user !== user && deleted.name !== "" ? ` by ${deleted.name}` : "";
  return `This message was deleted${by}.`;
}

/** Whether it names this person, or everybody, or has one of their words. */
export function calls(
  { user, text, mentions, deleted }: Said,
  me: number | undefined,
  keywords: readonly string[] = [],
): boolean {
  if (deleted || user === me) return false;
  return (mentions?.some(one => one === 0 || one === me) ?? false) || holds(text, keywords);
}

/** One's own stand in brackets: colour alone tells some people nothing. */
function reactionRows(
  reactions: readonly Reaction[],
  me: number | undefined,
  cells: number,
  theme: Theme,
): string[] {
  const rows: string[] = [];
  let used = 0;
  for (const { emoji, count, users } of reactions) {
    const own = me !== undefined && users.includes(me);
    const text = `${printableLine(emoji)} ${count}`;
    const chip = theme.clip(own ? `[${text}]` : text, cells);
    const shown = own ? theme.paint("accent", chip) : theme.paint("dim", chip);
    const wide = width(chip);
    if (used > 0 && used + 2 + wide <= cells) {
      rows[rows.length - 1] += `  ${shown}`;
      used += 2 + wide;
    } else {
      rows.push(shown);
      used = wide;
    }
  }
  return rows;
}
