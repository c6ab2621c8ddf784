import { normalized } from "../../protocol/index.ts";
import { withoutAtEnd } from "./at-end.ts";

/** Where a link leads, in a form that is harmless in an escape sequence. */
export interface Address {
  readonly href: string;
  /** As it really is: lower case, and other scripts than Latin in their code. Of `mailto:`, all that is after it. */
  readonly host: string;
}

const protocols = new Set(["http:", "https:", "ws:", "wss:", "mailto:"]);
/** Longer ones are no links: some terminals stop at 2,083. */
const longest = 2_048;

/** Nearly all: nothing in these is written otherwise by `URL`, which takes some µs to find that. */
const ordinary = /^https?:\/\/((?:[a-z0-9]+\.)+[a-z]{2,})(?:\/[\w/.~%?&=+,;:#()-]*)?$/;

/** The address, if it is one that we make a link of. One with a name before its host is made to be taken for another. */
export function addressOf(text: string): Address | undefined {
  if (text.length > longest) return undefined;
  const host = ordinary.exec(text)?.[1];
  if (host !== undefined) return { href: text, host };
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, hostname, href, pathname } = new URL(text);
  if (!protocols.has(protocol) || username !== "" || password !== "") return undefined;
  if (href.length > longest || !/^[\x21-\x7e]+$/.test(href)) return undefined;
  if (protocol === "mailto:" && !/^[\w.+-]+@[\w.-]+$/.test(pathname)) return undefined;
  return { href, host: protocol === "mailto:" ? pathname : hostname };
}

/** Whether what is shown of a link could be taken for another address than where it leads. */
export function pretends(shown: string, { host }: Address): boolean {
  const names = normalized(shown, "NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}.@-]+/u);
  return names.some(name => name.includes(".") && !leadsTo(name, host));
}

/** The same of an address that is shown as it was written. */
export function disguises(written: string, { host }: Address): boolean {
  const [, typed = ""] = /^\w+:(?:\/\/)?([^/?#]*)/.exec(written) ?? [];
  return typed.replace(/:\d*$/, "").toLowerCase() !== host.toLowerCase();
}

function leadsTo(name: string, host: string): boolean {
  const bare = withoutAtEnd(name.replace(/^[.-]+/, ""), ".-");
  return bare === host || `www.${bare}` === host || !bare.includes(".");
}
