import { isLoopback } from "./loopback.ts";
import { say } from "./say.ts";

const warned = new Set<string>();

/**
 * To be called before a password, a token or a code is sent: warns, once, where anybody on the way could read it. A
 * device's signature is good for one connection only and needs no warning.
 */
export function warnInTheClear(address: string, warn: (sentence: string) => void = say): void {
  const { protocol, hostname, host } = new URL(address);
  if (protocol !== "ws:" || isLoopback(hostname) || warned.has(host)) return;
  warned.add(host);
  warn(
    `Whoever is on the way to ${host} can read what you sign in with: ws:// is not encrypted. Use wss:// if the server has it.`,
  );
}
