import type { Credentials } from "./connect.ts";
import { Exit, exit } from "./exit.ts";
import { checkedAddress } from "./names.ts";

/** What an invitation says: a code, and where it is good if it is a link. */
export interface Invitation {
  readonly code: string;
  readonly server?: string;
}

/** One word to hand on. The code is behind `#`, which stays with whoever opens a link and is sent to no server. */
export function invitationLink(server: string, code: string): string {
  return `${checkedAddress(server)}/#invite=${code}`;
}

/** Reads a link, or a code alone; anything else ends the program with a sentence. */
export function readInvitation(text: string): Invitation {
  const [, server, code] = /^(wss?:\/\/[^/#?]+)\/?#invite=([\w-]{1,100})$/i.exec(text.trim()) ?? [];
  if (server !== undefined && code !== undefined) return { code, server: checkedAddress(server) };
  if (/^[\w -]{1,100}$/.test(text.trim())) return { code: text.trim() };
  throw new Exit(
    exit.usage,
    "This is no invitation. One is a code, or looks like this: wss://chat.example.org/#invite=abcd-efgh-jkmn",
  );
}

/** Reads a link; whoever takes that place for a room's is told how to say it. */
export function readLink(text: string): Invitation {
  if (text.includes("#invite=")) return readInvitation(text);
  const quoted = JSON.stringify(text);
  throw new Exit(
    exit.usage,
    `${quoted} is neither an invitation nor an address. Into a room of that name: chat join --room NAME`,
  );
}

/** Where it is good, if it says so. */
export function placeOf({ server }: Partial<Invitation> = {}): { server?: string } {
  return server === undefined ? {} : { server };
}

/** What it brings along to sign in. */
export function credentialsOf({ code }: Partial<Invitation> = {}): Credentials {
  return code === undefined ? {} : { invite: code };
}
