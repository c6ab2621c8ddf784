import { BlockList, isIP, SocketAddress } from "node:net";

/** The proxies whose word on a client's address is taken. */
export type TrustedProxies = BlockList;

/** The list that these addresses and networks (`10.0.0.0/8`) make, or the one that is neither. */
export function trustedProxies(networks: readonly string[]): TrustedProxies | { wrong: string } {
  const list = new BlockList();
  for (const network of networks) {
    const [host = "", length, ...more] = network.split("/");
    const address = plainAddress(host);
    if (address === undefined || more.length > 0) return { wrong: network };
    const family = familyOf(address);
    const bits = family === "ipv4" ? 32 : 128;
    // Of a network of IPv4 addresses written as IPv6 ones, the first 96 bits say just that.
    const mapped = family === "ipv4" && host.includes(":") ? 96 : 0;
    const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) - mapped : -1;
    if (prefix < 0 || prefix > bits) return { wrong: network };
    list.addSubnet(address, prefix, family);
  }
  return list;
}

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
  while (isTrusted(address, trusted)) {
    const next = plainAddress(withoutPort(hops.pop()?.trim() ?? ""));
    if (next === undefined) break;
    address = next;
  }
  return address;
}

export function isTrusted(address: string, trusted: TrustedProxies): boolean {
  return isIP(address) !== 0 && trusted.check(address, familyOf(address));
}

/** The one way an address is written here, so that one client is one text: IPv4 that came in IPv6 is IPv4 again. */
function plainAddress(text: string): string | undefined {
  // The zone says which of this machine's links it came by, not who it is.
  const [bare = ""] = text.split("%");
  if (isIP(bare) === 0) return undefined;
  const { address } = new SocketAddress({ address: bare, family: familyOf(bare) });
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
