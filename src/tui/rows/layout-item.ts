import { type People, type Tick, tick } from "../../client/index.ts";
import { clip, printable, printableLine, width } from "../../protocol/index.ts";
import type { Theme } from "../theme.ts";
import { clockTime, dayName } from "./dates.ts";
import type { Item } from "./items.ts";
import { wrap } from "./wrap.ts";

/** What the rows of an item depend on besides the item. */
export interface RowContext {
  readonly width: number;
  readonly theme: Theme;
  readonly now: number;
  readonly me: { readonly user: number; readonly name: string } | undefined;
  readonly people: People;
  /** Whether the room is small enough for ticks beyond "stored". */
  readonly receipts: boolean;
}

/** Room for `✓✓ 12` at the right of one's own messages. */
const tickWidth = 6;

/** The rows of one item, each exactly printable and never wider than the pane. */
export function rowsOf(item: Item, context: RowContext): string[] {
  const { theme } = context;
  switch (item.kind) {
    case "start":
      return [theme.paint("dim", clip("  This is the beginning of the room.", context.width)), ""];
    case "day":
      return ["", divider(dayName(item.at, context.now), "dim", context)];
    case "new":
      return [divider("new since you left", "new", context)];
    case "message":
      return messageRows(item.message, item.grouped, ticksOf(item.message, context), context);
    case "waiting":
      return waitingRows(item, context);
    case "member": {
      const { joined, left } = theme.glyphs;
      const { name, state, at } = item.member;
      return [
        note(
          at,
          state === "joined" ? joined : left,
          `${name} ${state === "joined" ? "joined" : "left"}`,
          context,
        ),
      ];
    }
    case "topic": {
      const { name = "somebody", topic, at } = item.topic;
      const what = topic === "" ? `${name} cleared the topic` : `${name} set the topic: ${topic}`;
      return [note(at, theme.glyphs.unread, what, context)];
    }
  }
}

function waitingRows({ waiting, grouped }: Item & { kind: "waiting" }, context: RowContext): string[] {
  const { theme, me } = context;
  const { refused, at, text } = waiting;
  const sign = refused
    ? theme.paint("error", theme.glyphs.refused)
    : theme.paint("waiting", theme.glyphs.waiting);
  const rows = messageRows({ user: me?.user ?? 0, name: me?.name ?? "", at, text }, grouped, sign, context);
  if (!refused) return rows;
  const { indent } = columnsOf(context.width);
  const why = clip(printableLine(`not sent: ${refused.message}`), context.width - indent);
  return [...rows, " ".repeat(indent) + theme.paint("error", why)];
}

function messageRows(
  message: { user: number; name: string; at: number; text: string },
  grouped: boolean,
  sign: string,
  context: RowContext,
): string[] {
  const { theme, width: columns } = context;
  const { indent, nameWidth } = columnsOf(columns);
  const name = clip(printableLine(message.name), nameWidth);
  const head = grouped
    ? " ".repeat(indent)
    : `${theme.paint("dim", clockTime(message.at))} ${" ".repeat(nameWidth - width(name))}${theme.name(message.user, name)}  `;
  const lines = wrap(printable(message.text), columns - indent - tickWidth);
  return lines.map((line, place) => {
    const row = (place === 0 ? head : " ".repeat(indent)) + line;
    if (place < lines.length - 1 || sign === "") return row;
    // The sign stands at the right edge, whatever the length of the text.
    return row + " ".repeat(Math.max(1, columns - indent - width(line) - tickWidth + 1)) + sign;
  });
}

function ticksOf({ seq, user }: { seq: number; user: number }, context: RowContext): string {
  const { theme, me, people, receipts } = context;
  if (user !== me?.user) return "";
  const { state, count }: Tick = receipts ? tick(seq, people, me.user) : { state: "stored", count: 0 };
  if (state === "stored") return theme.paint("stored", theme.glyphs.stored);
  if (state === "delivered") return theme.paint("stored", theme.glyphs.delivered);
  // Told apart from "delivered" without colour: the number of readers.
  return theme.paint("read", `${theme.glyphs.delivered} ${count > 99 ? "99" : count}`);
}

function note(at: number, sign: string, text: string, { theme, width: columns }: RowContext): string {
  const { indent, nameWidth } = columnsOf(columns);
  const head = `${clockTime(at)} ${" ".repeat(Math.max(0, nameWidth - width(sign)))}${sign}  `;
  return theme.paint("dim", head + clip(printableLine(text), columns - indent - 1));
}

function divider(text: string, role: "dim" | "new", { theme, width: columns }: RowContext): string {
  const { line } = theme.glyphs;
  const label = ` ${clip(text, Math.max(1, columns - 8))} `;
  const left = 2;
  const right = Math.max(0, columns - left - width(label) - 1);
  return theme.paint(role, line.repeat(left) + label + line.repeat(right));
}

/** Time, name, text: aligned in all rows of a pane, and narrower where there is less room. */
function columnsOf(columns: number): { nameWidth: number; indent: number } {
  const nameWidth = columns >= 100 ? 14 : columns >= 60 ? 11 : 8;
  return { nameWidth, indent: 6 + nameWidth + 2 };
}
