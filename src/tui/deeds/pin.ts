import { isFailure } from "../../client/index.ts";
import type { Found } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";

/** Pins it, or takes the pin away. */
export async function pin({ room, message }: Found, { client }: Stage): Promise<Said> {
  const on = message.pinned === undefined;
  const outcome = await client.request("pin", { room, seq: message.seq, on });
  return isFailure(outcome)
    ? failed(outcome.message)
    : { text: on ? "Pinned; /pins lists what is." : "It is not pinned any more.", error: false };
}
