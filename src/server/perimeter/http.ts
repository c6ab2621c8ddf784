import { type IncomingMessage, type ServerOptions, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

/** What a connection may take before it is a WebSocket: a few headers, in a few seconds. */
export const httpLimits: ServerOptions = {
  maxHeaderSize: 8_192,
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  // Node looks every 30 s, and a connection that says nothing would live that much longer.
  connectionsCheckingInterval: 2_000,
};

const pages = new Map([
  ["/", "Backchannel is here. Connect with: chat join\n"],
  ["/healthz", "ok\n"],
]);

/** Answers a browser, a proxy or a probe. */
export function answerPlainly(request: IncomingMessage, response: ServerResponse): void {
  const page = pages.get(request.url ?? "");
  response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/plain; charset=utf-8" });
  response.end(page ?? "There is nothing here.\n");
}

/** Refuses an upgrade, in a sentence for who looks into it. */
export function turnAway(socket: Socket, status: number, sentence: string, ...headers: string[]): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    "Connection: close",
    ...headers,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${sentence}`);
  // `end` would leave the socket open for as long as the other side likes.
  socket.destroySoon();
}
