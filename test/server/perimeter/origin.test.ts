import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { Hosts } from "../../../src/server/identity/hosts.ts";
import { mayComeFrom } from "../../../src/server/perimeter/origin.ts";
import { Peer, sharedServer } from "../support/test-server.ts";

const allowed = new Set(["https://chat.example.org"]);
const hosts = new Hosts(["host"]);

it.each<[string, string | undefined, string | undefined, boolean]>([
  ["a program names no origin", undefined, "host:7788", true],
  ["a page of the server's own", "http://host:7788", "host:7788", true],
  ["the same behind a proxy that does TLS", "https://host", "host", true],
  ["a port that goes without saying, said", "https://host", "host:443", true],
  ["letters of another size", "https://HOST", "Host", true],
  ["a page that is allowed", "https://chat.example.org", "host:7788", true],
  ["the same in the clear", "http://chat.example.org", "host:7788", false],
  ["another page", "https://evil.example", "host:7788", false],
  ["another port of the same machine", "http://host:8080", "host:7788", false],
  ["a name that only begins alike", "https://chat.example.org.evil.example", "host", false],
  ["a sandboxed page, or a file", "null", "host", false],
  ["an empty one", "", "host", false],
  ["two at once", "https://host, https://evil.example", "host", false],
  ["one that is none", "\u0000//[", "host", false],
  ["an extension", "chrome-extension://host", "host", false],
  ["one with a way around", "https://host/../evil", "host", false],
  ["one without a host to compare", "https://host", undefined, false],
  ["a host that is none", "https://host", "evil@host", false],
  ["an address", "http://192.0.2.1:7788", "192.0.2.1:7788", true],
  ["an address of IPv6", "http://[2001:db8::1]:7788", "[2001:db8::1]:7788", true],
  ["this machine", "http://localhost:7788", "localhost:7788", true],
  ["a name that only looks like it", "http://127.evil.example:7788", "127.evil.example:7788", false],
  ["a name that leads here and is not ours", "http://evil.example:7788", "evil.example:7788", false],
])("%s: %s at %s", (_, origin, host, may) => {
  expect(mayComeFrom(origin, host, allowed, hosts)).toBe(may);
});

const server = sharedServer({ perimeter: { origins: allowed } });

function refused(headers: Record<string, string>): Promise<{ status: number | undefined; text: string }> {
  const socket = new WebSocket(server().address, { headers });
  socket.on("error", () => {});
  return new Promise(resolve =>
    socket.on("unexpected-response", async (_request, response: IncomingMessage) => {
      resolve({ status: response.statusCode, text: (await response.toArray()).join("") });
    }),
  );
}

it("a page of another site is refused before there is a connection, and told so", async () => {
  for (const Origin of ["https://evil.example", "null", ""]) {
    expect(await refused({ Origin })).toEqual({
      status: 403,
      text: "Pages of other sites may not connect here.\n",
    });
  }
  for (const headers of [{ Origin: "https://chat.example.org" }, {}]) {
    const peer = new Peer(server().address, { headers });
    await peer.next("hello");
  }
});

it("cookies are neither set nor read: with one or without, a connection is nobody until it signs in", async () => {
  const page = await fetch(server().address.replace("ws:", "http:"), {
    headers: { cookie: "session=alice" },
  });
  expect(page.headers.has("set-cookie")).toBe(false);
  const peer = new Peer(server().address, { headers: { Cookie: "session=alice" } });
  const [response] = await new Promise<[IncomingMessage]>(resolve =>
    peer.socket.once("upgrade", response => resolve([response])),
  );
  expect(response.headers["set-cookie"]).toBeUndefined();
  await peer.next("hello");
  expect(await peer.ask("rooms")).toMatchObject({ type: "error", code: "not_signed_in" });
});
