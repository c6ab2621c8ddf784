import type { Client } from "../client/index.ts";
import { type Answer, limits } from "../protocol/index.ts";
import { ListPrinter } from "./list-printer.ts";

/** Prints up to `limit` messages of whatever rooms, page by page. */
export async function printFound(
  client: Client,
  limit: number,
  json: boolean,
  ask: (page: { limit: number; before?: number }) => Promise<Answer<"mentions">>,
): Promise<void> {
  const printer = new ListPrinter(client, json);
  let left = limit;
  for (let before: number | undefined; left > 0; ) {
    const page = await ask({
      limit: Math.min(limits.page, left),
      ...(before === undefined ? {} : { before }),
    });
    for (const { room, message } of page.found) printer.print(room, [message]);
    if (page.next === undefined) break;
    left -= page.found.length;
    before = page.next;
  }
  printer.end();
}
