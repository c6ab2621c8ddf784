import { printableLine, type Refusal, refuse, userName } from "../../../protocol/index.ts";
import { plainNetwork } from "../../perimeter/networks.ts";
import type { Whom } from "../../store/moderation.ts";

/** What was said to it, as it will be shown. */
export function reasonOf({ reason = "" }: { reason?: string }): string {
  return printableLine(reason.toWellFormed()).trim().slice(0, 200).toWellFormed();
}

/** Until when it lasts; what would be over already is a mistake. */
export function untilOf({ until }: { until?: number }, now: number): { until?: number } | Refusal {
  if (until === undefined) return {};
  if (until > now) return { until };
  return refuse("bad_frame", { field: "until", message: "This time is over already." });
}

/** Whom it is about: exactly one of the ways to say it. An address only where there is no room. */
export function whomOf({
  room,
  user,
  name,
  address,
}: {
  room?: number;
  user?: number;
  name?: string;
  address?: string;
}): Whom | { address: string } | Refusal {
  const said = [user, name, address].filter(one => one !== undefined).length;
  if (said !== 1 || (room !== undefined && address !== undefined)) {
    const ways = room === undefined ? "one of user, name and address" : "a user or a name";
    return refuse("bad_frame", { message: `Say whom: ${ways}.` });
  }
  if (user !== undefined) return { user };
  if (name !== undefined) {
    const known = userName(name);
    return known === undefined ? refuse("bad_name", { field: "name" }) : { name: known };
  }
  const network = plainNetwork(address as string);
  return network === undefined ? refuse("bad_address", { field: "address" }) : { address: network };
}
