import { skeleton } from "./skeleton.ts";

/** What speaks for the server, or for everybody, is nobody's name. */
const reserved = new Set(
  [
    ...["admin", "administrator", "backchannel", "chat", "moderator", "mod", "operator", "owner", "security"],
    ...["server", "staff", "support", "system", "abuse", "postmaster", "webmaster", "nobody", "anonymous"],
    ...["all", "channel", "everybody", "everyone", "here", "room", "you", "me"],
  ].map(skeleton),
);

const guest = skeleton("guest-");

/** Names of guests begin so, and nobody else's do. */
export function isGuestName(name: string): boolean {
  return skeleton(name).startsWith(guest);
}

export function isReserved(name: string): boolean {
  return reserved.has(skeleton(name)) || isGuestName(name);
}
