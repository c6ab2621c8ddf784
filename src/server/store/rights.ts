import type { Role, RoomRole } from "../../protocol/index.ts";

/**
 * Who may do what: the one table of it. A right on the server goes by the role there, a right in a room by the role
 * in that room, and only for who is in it.
 */
export const rights = {
  server: {
    createRoom: { does: "make rooms", roles: ["owner", "admin", "member"] },
    direct: { does: "write to people directly", roles: ["owner", "admin", "member"] },
    createToken: { does: "make bots and their tokens", roles: ["owner", "admin", "member"] },
    keepAccount: { does: "link devices, set a password, keep ssh keys", roles: ["owner", "admin", "member"] },
    rename: { does: "take another name", roles: ["owner", "admin", "member"] },
    profile: {
      does: "say how they are shown: called, coloured, and a line of status",
      roles: ["owner", "admin", "member"],
    },
    invite: { does: "make invitations to the server", roles: ["owner", "admin"] },
    setRole: { does: "give roles, below their own", roles: ["owner", "admin"] },
    banFromServer: { does: "ban accounts and addresses, lift and list bans", roles: ["owner", "admin"] },
    readReports: { does: "read what was reported, in all rooms", roles: ["owner", "admin"] },
    settleReports: { does: "settle it", roles: ["owner", "admin"] },
    readAudit: { does: "read the audit log", roles: ["owner", "admin"] },
  },
  room: {
    speak: { does: "send messages", roles: ["owner", "moderator", "member"] },
    clearBoard: {
      does: "clear the board, of a large room (`clearMembers`)",
      roles: ["owner", "moderator"],
    },
    readBoardHistory: { does: "read who drew, undid and cleared what", roles: ["owner", "moderator"] },
    setTopic: { does: "set the topic", roles: ["owner", "moderator", "member"] },
    speakInReadOnly: { does: "do both in a read-only room", roles: ["owner", "moderator"] },
    pin: { does: "pin messages, and unpin them", roles: ["owner", "moderator", "member"] },
    deleteOthers: { does: "delete what others said", roles: ["owner", "moderator"] },
    report: { does: "report a message", roles: ["owner", "moderator", "member"] },
    inviteToRoom: { does: "invite people to it", roles: ["owner", "moderator"] },
    kick: { does: "kick", roles: ["owner", "moderator"] },
    banFromRoom: { does: "ban, and lift bans", roles: ["owner", "moderator"] },
    mute: { does: "mute and unmute", roles: ["owner", "moderator"] },
    readBans: { does: "list bans and mutes", roles: ["owner", "moderator"] },
    readRoomReports: { does: "read what was reported", roles: ["owner", "moderator"] },
    settleRoomReports: {
      does: "settle it, but what was reported of themselves",
      roles: ["owner", "moderator"],
    },
    changeRoom: { does: "rename it, colour it, make it private, read-only, archived", roles: ["owner"] },
    setRoomRole: { does: "give roles, up to their own", roles: ["owner"] },
    deleteRoom: { does: "delete it", roles: ["owner"] },
  },
} as const satisfies {
  server: Record<string, { does: string; roles: readonly Role[] }>;
  room: Record<string, { does: string; roles: readonly RoomRole[] }>;
};

export type Right = keyof typeof rights.server;
export type RoomRight = keyof typeof rights.room;

/** What somebody is on the server, and in the room it is about. */
export interface Standing {
  readonly serverRole: Role;
  readonly role: RoomRole;
  /** The room is a conversation of some people, who are all the same in it. */
  readonly direct?: number;
}

export function may(role: Role | undefined, right: Right): boolean {
  return role !== undefined && (rights.server[right].roles as readonly Role[]).includes(role);
}

/** In a conversation of some people nobody is above another, whoever they are on the server. */
const inDirect: readonly RoomRight[] = ["speak", "clearBoard", "setTopic", "pin", "report"];

export function mayInRoom({ serverRole, role, direct }: Standing, right: RoomRight): boolean {
  if (direct) return inDirect.includes(right);
  const counted = serverRole === "owner" || serverRole === "admin" ? "owner" : role;
  return (rights.room[right].roles as readonly RoomRole[]).includes(counted);
}

/** How high roles stand, the highest first: nobody gives a role above their own, or acts on somebody as high. */
const heights: Record<Role, number> = { owner: 3, admin: 2, member: 1, bot: 0, guest: 0 };

export function standsAbove(one: Role, other: Role): boolean {
  return heights[one] > heights[other];
}

/** In a room those who look after the server stand above its owners. */
const roomHeights: Record<RoomRole, number> = { owner: 3, moderator: 2, member: 1 };

export function heightInRoom({ serverRole, role }: Standing): number {
  if (serverRole === "owner") return 5;
  return serverRole === "admin" ? 4 : roomHeights[role];
}

export function standsAboveInRoom(one: Standing, other: Standing): boolean {
  return heightInRoom(one) > heightInRoom(other);
}
