/** This machine, whichever of its own addresses it used. */
export const loopback = "loopback";

/**
 * Whom an address stands for, as limits count: a line has an IPv4 address or a whole /64 of IPv6, and may take
 * another of its 2^64 addresses for each connection.
 */
export function sourceOf(address: string): string {
  const plain = address.startsWith("::ffff:") && address.includes(".") ? address.slice(7) : address;
  if (!plain.includes(":")) return plain.startsWith("127.") ? loopback : plain;
  if (plain === "::1") return loopback;
  return network(plain);
}

/** The first four groups; `::` stands for as many zeros as are missing. */
function network(address: string): string {
  const [before = "", after] = address.split("%", 1)[0]?.split("::") ?? [];
  const head = before === "" ? [] : before.split(":");
  const tail = after ? after.split(":") : [];
  // A dotted end is two groups.
  const length = head.length + tail.length + (address.includes(".") ? 1 : 0);
  const zeros = after === undefined ? 0 : Math.max(0, 8 - length);
  const groups = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
