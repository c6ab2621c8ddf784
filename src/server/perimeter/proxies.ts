import { isWithin, type Networks, networkList, plainAddress } from "./networks.ts";

/** The proxies whose word on a client's address is taken. */
export type TrustedProxies = Networks;
export const trustedProxies = networkList;

/**
 * Who is at the other end: the socket's peer, or, where that is a trusted proxy, whom it says it speaks for. Each proxy
 * adds its own peer at the right end of X-Forwarded-For; what is left of the first that is not trusted, anybody may have
 * written.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plainAddress(peer ?? "") ?? "unknown";
  const hops = forwarded?.split(",") ?? [];
  while (isWithin(address, trusted)) {
    const next = plainAddress(withoutPort(hops.pop()?.trim() ?? ""));
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}
