import { BlockList, isIP, SocketAddress } from "node:net";

/** Addresses and networks of them, to look one up in. */
export type Networks = BlockList;

/** The list that these addresses and networks (`10.0.0.0/8`) make, or the one that is neither. */
export function networkList(networks: readonly string[]): Networks | { wrong: string } {
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

export function isWithin(address: string, networks: Networks): boolean {
  return isIP(address) !== 0 && networks.check(address, familyOf(address));
}

/** The one way an address is written here, so that one client is one text: IPv4 that came in IPv6 is IPv4 again. */
export function plainAddress(text: string): string | undefined {
  // The zone says which of this machine's links it came by, not who it is.
  const [bare = ""] = text.split("%");
  if (isIP(bare) === 0) return undefined;
  const { address } = new SocketAddress({ address: bare, family: familyOf(bare) });
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
}

/** The one way a network is written here, or an address. */
export function plainNetwork(text: string): string | undefined {
  if ("wrong" in networkList([text])) return undefined;
  const [host = "", length] = text.split("/");
  const address = plainAddress(host) as string;
  if (length === undefined) return address;
  const mapped = familyOf(address) === "ipv4" && host.includes(":") ? 96 : 0;
  return `${address}/${Number(length) - mapped}`;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
