import type { Ability, ClientFrame } from "../protocol/index.ts";
import type { PersonalRequest, PersonalSignal } from "./handlers/table.ts";
import type { Session } from "./session.ts";

/** What a token has to be good for. What is about the account itself is not for tokens. */
const needs: Readonly<Record<PersonalRequest | PersonalSignal, Ability | "account" | "any">> = {
  send: "send",
  forward: "send",
  edit: "send",
  delete: "send",
  react: "send",
  pin: "account",
  typing: "send",
  // To be in a room is what both take.
  join: "any",
  presence: "any",
  rooms: "read",
  members: "read",
  history: "read",
  pins: "read",
  thread: "read",
  mentions: "read",
  search: "read",
  info: "read",
  sync: "read",
  receipt: "read",
  board: "read",
  boardOpen: "read",
  draw: "send",
  undraw: "send",
  clearBoard: "send",
  drawing: "send",
  pointer: "send",
  boardHistory: "account",
  create: "account",
  direct: "account",
  preferences: "account",
  shun: "account",
  roomPreferences: "account",
  leave: "account",
  topic: "account",
  password: "account",
  devices: "account",
  revoke: "account",
  link: "account",
  invite: "account",
  keys: "account",
  addKey: "account",
  removeKey: "account",
  createToken: "account",
  rename: "account",
  profile: "account",
  own: "account",
  setRole: "account",
  room: "account",
  roomRole: "account",
  deleteRoom: "account",
  inviteTo: "account",
  kick: "account",
  ban: "account",
  unban: "account",
  mute: "account",
  unmute: "account",
  report: "account",
  bans: "account",
  reports: "account",
  settle: "account",
  audit: "account",
};

/** Whether a connection's token, if it came in with one, is good for this frame and its room. */
export function isWithin(frame: ClientFrame, session: Session): boolean {
  const need = needs[frame.type as keyof typeof needs];
  if (need !== "any" && !session.can(need)) return false;
  return !("room" in frame) || frame.room === undefined || session.reaches(frame.room);
}
