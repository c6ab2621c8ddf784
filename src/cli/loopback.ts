import { isIP } from "node:net";

/** Whether only this machine is meant: what goes there crosses no network. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (bare === "localhost" || bare === "::1") return true;
  // A name may begin like that, too.
  return isIP(bare) === 4 && bare.startsWith("127.");
}
