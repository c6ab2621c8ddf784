import { away, back } from "./away.ts";
import { ban, unban } from "./ban.ts";
import type { Command } from "./command.ts";
import { create } from "./create.ts";
import { deleteLast } from "./delete.ts";
import { deleteRoom } from "./delete-room.ts";
import { discard } from "./discard.ts";
import { draw } from "./draw.ts";
import { edit } from "./edit.ts";
import { emoji } from "./emoji.ts";
import { forward } from "./forward.ts";
import { go } from "./go.ts";
import { goTo } from "./goto.ts";
import { help } from "./help.ts";
import { inbox } from "./inbox.ts";
import { invite } from "./invite.ts";
import { join } from "./join.ts";
import { kick } from "./kick.ts";
import { leave } from "./leave.ts";
import { log } from "./log.ts";
import { me } from "./me.ts";
import { mentions } from "./mentions.ts";
import { msg } from "./msg.ts";
import { mute, unmute } from "./mute.ts";
import { pin } from "./pin.ts";
import { pins } from "./pins.ts";
import { favourite, keywords, notify, order, receipts } from "./preferences.ts";
import { nick, profile, status } from "./profile.ts";
import { quit } from "./quit.ts";
import { react } from "./react.ts";
import { reply } from "./reply.ts";
import { report } from "./report.ts";
import { retry } from "./retry.ts";
import { role } from "./role.ts";
import { room } from "./room.ts";
import { rooms } from "./rooms.ts";
import { search } from "./search.ts";
import { server } from "./server.ts";
import { settle } from "./settle.ts";
import { block, ignore, unblock, unignore } from "./shun.ts";
import { saidBy } from "./slash.ts";
import { theme } from "./theme.ts";
import { thread } from "./thread.ts";
import { topic } from "./topic.ts";
import { upload } from "./upload.ts";
import { vi } from "./vi.ts";
import { who } from "./who.ts";

/** The slash commands there are. */
export const commands: readonly Command[] = [
  ...[join, create, go, msg, leave, topic, rooms, invite, room, role],
  ...[me, reply, edit, deleteLast, react, emoji, forward, upload, draw],
  ...[search, inbox, mentions, thread, pin, pins, goTo],
  ...[kick, mute, unmute, ban, unban, report, settle, deleteRoom],
  ...[favourite, notify, order, receipts, keywords, ignore, unignore, block, unblock],
  ...[nick, status, profile, who, away, back],
  ...[theme, vi, log, server, retry, discard, help, quit],
];

/** What a line that was entered is: a command, words to say (`//` says a slash), or a command there is not. */
export function readLine(
  line: string,
):
  | { readonly say: string }
  | { readonly command: Command; readonly argument: string }
  | { readonly unknown: string } {
  const say = saidBy(line);
  if (say !== undefined) return { say };
  const [, name = "", argument = ""] = /^\/(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = commands.find(one => one.name === name.toLowerCase());
  return command ? { command, argument: argument.trim() } : { unknown: name };
}
