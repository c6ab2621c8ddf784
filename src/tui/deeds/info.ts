import { isFailure } from "../../client/index.ts";
import type { Found } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { stillHere } from "../view.ts";

/** Shows all that is known of it, as it is now. */
export async function info({ room, message }: Found, { client, view }: Stage): Promise<Said> {
  const before = view.get();
  const outcome = await client.request("info", { room, seq: message.seq });
  if (isFailure(outcome)) return failed(outcome.message);
  const { reactions, receipts, earlier } = outcome;
  const known = { room, message: outcome.message, reactions, receipts, earlier, first: 0 };
  view.update(now => (stillHere(before, now) ? { ...now, info: known, help: undefined } : now));
  return undefined;
}
