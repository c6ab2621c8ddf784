import { type Client, isFailure } from "../../client/index.ts";
import { errors, type Found } from "../../protocol/index.ts";
import { emptyDraft } from "../keys/edit.ts";
import type { MessagePlace } from "../message-place.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";

/** It cannot be brought back, so it is asked for. */
export function askToRemove({ room, message }: Found, stage: Stage): Said {
  if (message.deleted) return failed(errors.deleted.message);
  const place = { room, seq: message.seq };
  stage.change(view => asking(view, { what: "delete", place, draft: emptyDraft }));
  return undefined;
}

export async function remove(client: Client, place: MessagePlace): Promise<Said> {
  const outcome = await client.request("delete", place);
  return isFailure(outcome) ? failed(outcome.message) : undefined;
}
