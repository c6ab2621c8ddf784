import { asOrigin } from "../server/perimeter/origin.ts";
import type { Perimeter } from "../server/perimeter/perimeter.ts";
import { trustedProxies } from "../server/perimeter/proxies.ts";
import type { TlsFiles } from "../server/perimeter/tls.ts";
import { fromEnvironment } from "./environment.ts";
import { Exit, exit } from "./exit.ts";
import { isLoopback } from "./loopback.ts";

/** The flags of `chat-server start` that say who may come in from where, and what is read on the way. */
export const perimeterOptions = {
  "tls-cert": {
    type: "string",
    default: fromEnvironment("tls-cert"),
    describe: "certificate, in PEM: speak TLS; SIGHUP reads it anew",
  },
  "tls-key": {
    type: "string",
    default: fromEnvironment("tls-key"),
    describe: "its private key, in PEM",
  },
  "trust-proxy": {
    type: "string",
    default: fromEnvironment("trust-proxy"),
    describe: "proxies whose X-Forwarded-For is believed: addresses or networks, with commas",
  },
  "allow-origin": {
    type: "string",
    default: fromEnvironment("allow-origin"),
    describe: "web pages of other origins that may connect, with commas",
  },
  insecure: {
    type: "boolean",
    default: fromEnvironment("insecure") === "true",
    describe: "listen beyond this machine without TLS",
  },
} as const;

/** What those flags say. One that may be repeated is then a list. */
export interface PerimeterFlags {
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly trustProxy?: string | readonly string[] | undefined;
  readonly allowOrigin?: string | readonly string[] | undefined;
  readonly insecure?: boolean | undefined;
}

/** What the server is told of it; what makes no sense ends the program with a sentence. */
export function checkedPerimeter(
  host: string,
  flags: PerimeterFlags,
): { tls: TlsFiles | undefined; perimeter: Perimeter } {
  const { tlsCert: cert, tlsKey: key } = flags;
  if (Boolean(cert) !== Boolean(key)) {
    throw new Exit(exit.usage, "A certificate and its key go together: give both --tls-cert and --tls-key.");
  }
  const tls = cert && key ? { cert, key } : undefined;
  const networks = listed(flags.trustProxy);
  if (!tls && networks.length === 0 && !flags.insecure && !isLoopback(host)) {
    throw new Exit(
      exit.usage,
      `${host} can be reached from other machines, and what is said would cross the network in the clear: give a certificate with --tls-cert and --tls-key, name the proxy that speaks TLS with --trust-proxy, or say --insecure.`,
    );
  }
  return {
    tls,
    perimeter: { proxies: checkedProxies(networks), origins: checkedOrigins(flags.allowOrigin) },
  };
}

function checkedProxies(networks: readonly string[]) {
  const proxies = trustedProxies(networks);
  if (!("wrong" in proxies)) return proxies;
  const wrong = JSON.stringify(proxies.wrong);
  throw new Exit(
    exit.usage,
    `${wrong} is no address and no network. --trust-proxy takes some like these: 127.0.0.1,10.0.0.0/8`,
  );
}

function checkedOrigins(given: PerimeterFlags["allowOrigin"]): Set<string> {
  return new Set(
    listed(given).map(text => {
      const found = asOrigin(text);
      if (found) return found.origin;
      throw new Exit(
        exit.usage,
        `${JSON.stringify(text)} is no web page's origin. One looks like this: https://chat.example.org`,
      );
    }),
  );
}

/** `a,b` and `--flag a --flag b` are the same. */
export function listed(given: string | readonly string[] | undefined): string[] {
  const words = [given ?? []].flat().flatMap(text => text.split(","));
  return words.map(word => word.trim()).filter(word => word !== "");
}
