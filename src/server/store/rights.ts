import type { Role } from "../../protocol/index.ts";

/** What somebody may do on the server by their role. What they may do in a room is decided there. */
const rights = {
  createRoom: ["owner", "admin", "member"],
  createToken: ["owner", "admin", "member"],
  rename: ["owner", "admin", "member"],
  invite: ["owner", "admin"],
  setRole: ["owner", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

export function may(role: Role | undefined, right: Right): boolean {
  return role !== undefined && (rights[right] as readonly Role[]).includes(role);
}

/** How high roles stand: nobody gives a role above their own, or changes that of somebody as high. */
const heights: Record<Role, number> = { owner: 3, admin: 2, member: 1, bot: 0, guest: 0 };

export function standsAbove(one: Role, other: Role): boolean {
  return heights[one] > heights[other];
}
