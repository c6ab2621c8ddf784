import { isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * The addresses under which people reach this server. What an ssh key signs names one of them: a server in between,
 * which people reach by another, cannot pass on what was signed for it.
 */
export class Hosts {
  readonly #named: ReadonlySet<string>;

  constructor(named: readonly string[]) {
    this.#named = new Set(named.map(plain));
  }

  /** Told by the operator, or of this machine itself. */
  has(host: string): boolean {
    const name = plain(host);
    if (this.#named.has(name) || name === "localhost" || isLoopback(name)) return true;
    return Object.values(networkInterfaces()).some(addresses =>
      addresses?.some(({ address }) => plain(address) === name),
    );
  }
}

/** As an address: a name that begins so, `127.evil.example`, is anybody's. */
function isLoopback(host: string): boolean {
  return isIPv4(host) && host.startsWith("127.");
}

function plain(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, "");
}
