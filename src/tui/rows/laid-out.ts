import type { Message } from "../../protocol/index.ts";
import type { RowContext } from "./context.ts";
import type { Item } from "./items.ts";
import { rowsOf, ticksOf } from "./layout-item.ts";
import { shownAs } from "./shown-as.ts";

/** Rows of messages: what is laid out once is kept as long as it looks the same. */
export class LaidOut {
  readonly #known = new WeakMap<Message, { look: string; rows: string[] }>();

  rows(item: Item, context: RowContext): readonly string[] {
    if (item.kind !== "message" || context.places) return rowsOf(item, context);
    const { width, me, people, revealed, times, now, keywords = [] } = context;
    const when = times.moves ? times.tell(item.message.at, now) : "";
    const shown = revealed?.has(item.message.seq) ?? false;
    const tick = ticksOf(item.message, context);
    const author = shownAs(item.message, people);
    const { reply } = item.message;
    const hushed = reply !== undefined && context.isIgnored?.(reply.user) === true;
    const look = `${width} ${item.grouped} ${shown} ${when} ${me?.user} ${me?.name} ${tick} ${author.colour} ${author.text} ${hushed} ${keywords}`;
    const known = this.#known.get(item.message);
    if (known?.look === look) return known.rows;
    const rows = rowsOf(item, context);
    this.#known.set(item.message, { look, rows });
    return rows;
  }
}
