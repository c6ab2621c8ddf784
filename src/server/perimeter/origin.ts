import { isIP } from "node:net";
import type { Hosts } from "../identity/hosts.ts";

/** Web pages of other origins that may connect, each as a browser writes it: `https://chat.example.org`. */
export type AllowedOrigins = ReadonlySet<string>;

/**
 * Whether a connection may come from where it says. A browser lets any page open a WebSocket to anywhere and names
 * the page's origin (RFC 6455, section 10.2), so that it is for the server to say no. Programs name none.
 */
export function mayComeFrom(
  origin: string | undefined,
  host: string | undefined,
  allowed: AllowedOrigins,
  hosts: Hosts,
): boolean {
  if (origin === undefined) return true;
  const from = asOrigin(origin);
  if (!from) return false;
  if (allowed.has(from.origin)) return true;
  // In the origin's scheme, whose port is left out on one side and maybe not on the other.
  const here = host === undefined ? undefined : asOrigin(`${from.protocol}//${host}`);
  return here?.host === from.host && isNamed(here.hostname, hosts);
}

/**
 * Anybody's name can lead to this machine, and a page there has that name for its host: so it has to be one that this
 * server is known by. An address is nobody's to give.
 */
function isNamed(hostname: string, hosts: Hosts): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || hosts.has(hostname);
}

/** An origin as browsers write it, or undefined for what is none: a sandboxed page says `null`. */
export function asOrigin(text: string): Pick<URL, "origin" | "protocol" | "host" | "hostname"> | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, host, hostname, pathname, search, hash, username, password } = new URL(text);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  if (pathname !== "/" || `${search}${hash}${username}${password}` !== "") return undefined;
  return { origin, protocol, host, hostname };
}
