import { BlockList } from "node:net";
import type { AllowedOrigins } from "./origin.ts";
import type { TrustedProxies } from "./proxies.ts";

/** Who is let in from where, and whose word on it is taken. */
export interface Perimeter {
  readonly proxies: TrustedProxies;
  readonly origins: AllowedOrigins;
}

/** No proxy is trusted, and no page of another origin is let in. */
export const closedPerimeter: Perimeter = { proxies: new BlockList(), origins: new Set() };
