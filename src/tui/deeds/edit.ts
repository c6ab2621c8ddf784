import { errors, type Found } from "../../protocol/index.ts";
import { editing } from "../desk.ts";
import { failed } from "../said.ts";
import type { Stage } from "../stage.ts";
import { inItsRoom } from "./in-its-room.ts";
import type { Deed } from "./table.ts";

/** Its text is written anew. */
export function edit(found: Found, stage: Stage): ReturnType<Deed> {
  const { message } = found;
  if (message.user !== stage.client.me.get()?.user) return failed(errors.not_yours.message);
  if (message.deleted) return failed(errors.deleted.message);
  return inItsRoom(found, stage, () => stage.change(view => editing(view, message)));
}
