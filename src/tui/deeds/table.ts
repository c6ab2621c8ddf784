import type { Found } from "../../protocol/index.ts";
import type { MessageAction } from "../keys/table.ts";
import type { Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { copyLink, copyText } from "./copy.ts";
import { edit } from "./edit.ts";
import { follow } from "./follow.ts";
import { forward } from "./forward.ts";
import { info } from "./info.ts";
import { markRead } from "./mark-read.ts";
import { open } from "./open.ts";
import { pin } from "./pin.ts";
import { react } from "./react.ts";
import { askToRemove } from "./remove.ts";
import { reply } from "./reply.ts";
import { reveal } from "./reveal.ts";
import { thread } from "./thread.ts";

/** What is done to a message, by a key or by a command. It says what it came to, if that is not to be seen. */
export type Deed = (found: Found, stage: Stage) => Promise<Said> | Said;

export type Deeds = typeof deeds;

export const deeds = {
  reply,
  edit,
  delete: askToRemove,
  thread,
  copy: copyText,
  "copy-link": copyLink,
  react,
  pin,
  forward,
  open,
  reveal,
  "mark-read": markRead,
  info,
  follow,
} satisfies Partial<Record<MessageAction, Deed>>;
