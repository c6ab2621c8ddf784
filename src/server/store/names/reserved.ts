import { reservedNames } from "../../../protocol/names.ts";
import { skeleton } from "./skeleton.ts";

const reserved = new Set(reservedNames.map(skeleton));
const guest = skeleton("guest-");

/** Names of guests begin so, and nobody else's do. */
function isGuestName(name: string): boolean {
  return skeleton(name).startsWith(guest);
}

/** Whether nobody may have this name, nor one that looks like it. */
export function isReserved(name: string): boolean {
  return reserved.has(skeleton(name)) || isGuestName(name);
}
