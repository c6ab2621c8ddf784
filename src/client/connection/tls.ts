import { createHash, timingSafeEqual } from "node:crypto";
import { isIP, type NetConnectOpts } from "node:net";
import * as tls from "node:tls";

/** What makes a `wss://` server trusted that this machine's own list of authorities does not know. */
export interface ServerTrust {
  /** Certificates in PEM, trusted as well as those that this machine trusts. */
  readonly ca?: string;
  /**
   * SHA-256 of the server's public key (RFC 7469), as base64 or hex. It alone says who the server is, as a host key does
   * in ssh: no authority, name or date is asked, unless `ca` is given too. It stays the same when a certificate is renewed
   * for the same key.
   */
  readonly pin?: string;
}

/** The server has proved itself with another key than the one it is known by. */
export class OtherKey extends Error {}

/** The digest that a pin is, or undefined if it is none. Hex may have colons, base64 curl's `sha256//` before it. */
export function pinDigest(pin: string): Buffer | undefined {
  const hex = pin.replaceAll(":", "");
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, "hex");
  const base64 = pin.replace(/^sha256\/{1,2}/, "");
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(base64) ? Buffer.from(base64, "base64") : undefined;
}

/** Opens TLS connections that end before a word is said if the server is not the one that is trusted. */
export function secureConnector({ ca, pin }: ServerTrust): (options: NetConnectOpts) => tls.TLSSocket {
  const pinned = pin === undefined ? undefined : pinDigest(pin);
  if (pin !== undefined && !pinned) throw new TypeError("A pin is a SHA-256 as base64 or hex.");
  // Once, and not for each try: it reads some 150 certificates.
  let secureContext: tls.SecureContext | undefined;
  return options => {
    if (ca !== undefined) secureContext ??= tls.createSecureContext({ ca: [...trustedHere(), ca] });
    const { host = "" } = options as { host?: string };
    const socket = tls.connect({
      ...options,
      // In the options of an HTTP request it is the page's; here it would be a Unix socket's.
      path: undefined,
      // RFC 6066 has no addresses in it.
      servername: isIP(host) ? "" : host,
      ...(secureContext ? { secureContext } : { minVersion: "TLSv1.2" }),
      rejectUnauthorized: !pinned || ca !== undefined,
    } as tls.ConnectionOptions);
    if (pinned) {
      socket.once("secureConnect", () => {
        if (!isKey(socket, pinned)) socket.destroy(new OtherKey("the server's key is not the pinned one"));
      });
    }
    return socket;
  };
}

function isKey(socket: tls.TLSSocket, pinned: Buffer): boolean {
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
  return key !== undefined && timingSafeEqual(createHash("sha256").update(key).digest(), pinned);
}

/** Older Node only has the list that it was built with. */
function trustedHere(): readonly string[] {
  return tls.getCACertificates?.("default") ?? tls.rootCertificates;
}
