import type { Client } from "../client/index.ts";
import type { Answer } from "../protocol/index.ts";
import { ListPrinter } from "./list-printer.ts";
import { inPages, newest } from "./pages.ts";

/** Prints up to `most` messages of whatever rooms, page by page. */
export async function printFound(
  client: Client,
  most: number,
  json: boolean,
  ask: (page: { limit: number; before?: number }) => Promise<Answer<"mentions">>,
): Promise<void> {
  const printer = new ListPrinter(client, json);
  const pages = inPages(
    newest,
    async (place, limit) => {
      const { found, next } = await ask({ limit, ...place });
      return { items: found, next: next === undefined ? undefined : { before: next } };
    },
    most,
  );
  for await (const found of pages) {
    for (const { room, message } of found) printer.print(room, [message]);
  }
  printer.end();
}
