import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Logger } from "../log.ts";
import type { StartFailure } from "../start-failure.ts";
import { httpLimits } from "./http.ts";
import { readTls, type TlsFiles } from "./tls.ts";

/** How long somebody may take to agree on TLS; Node would wait two minutes. */
const handshakeTimeout = 10_000;

/** What listens on the port: HTTP, in TLS or in the clear. */
export interface Listener {
  readonly http: HttpServer;
  readonly scheme: "ws" | "wss";
  /** Reads the certificate anew. Who is connected stays so; a certificate that is no good is logged and not taken. */
  renew(log: Logger): void;
}

export function createListener(files?: TlsFiles): Listener | { failure: StartFailure } {
  if (!files) return { http: createServer(httpLimits), scheme: "ws", renew: () => {} };
  const first = readTls(files);
  if ("failure" in first) return first;
  const https = createTlsServer({ ...httpLimits, ...first.context, handshakeTimeout });
  // It is another socket than the one that was accepted: without a listener of its own, one reset ends the process.
  https.on("secureConnection", (socket: Socket) => socket.on("error", () => {}));
  return {
    http: https,
    scheme: "wss",
    renew(log) {
      const next = readTls(files);
      if ("failure" in next) return log.error(`the old certificate stays: ${next.failure.message}`);
      https.setSecureContext(next.context);
      log.info({ expires: next.expires }, "the certificate was read anew");
    },
  };
}
