import { reactedBy } from "../../client/index.ts";
import { inWords, printable, printableLine } from "../../protocol/index.ts";
import { stamp, type Times } from "../rows/dates.ts";
import { wrap } from "../rows/wrap.ts";
import type { Theme } from "../theme/theme.ts";
import type { MessageInfo } from "../view.ts";

/** All that is known of one message: who read and received it, what people put to it, and its earlier texts. */
export function infoRows(
  info: MessageInfo,
  { now, times, theme }: { now: number; times: Times; theme: Theme },
  width: number,
): string[] {
  const { message, receipts, reactions, earlier } = info;
  const cells = Math.max(1, width - 3);
  const line = (text: string) => `  ${theme.clip(printableLine(text), cells)}`;
  const text = (of: string) => wrap(printable(of), cells).map(row => `  ${row}`);
  const rows: string[] = [];
  const part = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) rows.push("", ` ${theme.paint("accent", theme.clip(title, cells))}`, ...lines);
  };
  const when = (at: number | undefined) => (at === undefined ? "" : `, ${stamp(at, now, times)}`);
  const read = receipts.filter(one => one.read);
  const received = receipts.filter(one => one.delivered && !one.read);
  const neither = receipts.filter(one => !one.delivered);

  part(`${printableLine(message.name)}, ${stamp(message.at, now, times)}`, text(inWords(message)));
  if (message.edited) part("Edited", [line(stamp(message.edited, now, times))]);
  if (message.pinned) part("Pinned", [line(`${message.pinned.name}${when(message.pinned.at)}`)]);
  part(
    "Read",
    read.map(one => line(`${one.name}${when(one.readAt)}`)),
  );
  part(
    "Received",
    received.map(one => line(`${one.name}${when(one.deliveredAt)}`)),
  );
  part(
    "Not received yet",
    neither.map(one => line(one.name)),
  );
  part(
    "Reactions",
    reactions.map(one => line(`${one.emoji}  ${reactedBy(one, message)}`)),
  );
  for (const { text: before, at } of earlier) part(`Until ${stamp(at, now, times)}`, text(before));
  return rows.slice(1);
}

/** The first row that is shown after moving by so many: never past the end. */
export function infoMoved(first: number, by: number, rows: number, height: number): number {
  return Math.max(0, Math.min(first + by, rows - height));
}
