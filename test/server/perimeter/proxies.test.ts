import { expect, it } from "vitest";
import { clientAddress, type TrustedProxies, trustedProxies } from "../../../src/server/perimeter/proxies.ts";
import { memoryLog } from "../support/memory-log.ts";
import { Peer, testServer } from "../support/test-server.ts";

const trusted = trustedProxies(["127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48"]) as TrustedProxies;

it.each<[string, string | undefined, string | undefined, string]>([
  ["a peer that is no proxy is the client, whatever it claims", "192.0.2.7", "198.51.100.1", "192.0.2.7"],
  ["a proxy alone is the client", "10.0.0.1", undefined, "10.0.0.1"],
  ["a proxy's word is taken", "10.0.0.1", "192.0.2.7", "192.0.2.7"],
  ["what stands left of the client, it wrote itself", "10.0.0.1", "1.1.1.1, 192.0.2.7", "192.0.2.7"],
  [
    "trusted proxies one after the other are passed",
    "10.0.0.1",
    "192.0.2.7,10.9.9.9 , 10.8.8.8",
    "192.0.2.7",
  ],
  ["with proxies only, it is the first of them", "10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"],
  ["IPv4 that came in IPv6 is IPv4", "::ffff:10.0.0.1", "::FFFF:c000:207", "192.0.2.7"],
  ["IPv6 has one way to be written", "2001:db8:ffff::1", "2001:0DB8:0:0:0:0:0:1", "2001:db8::1"],
  ["a port is left away", "10.0.0.1", "192.0.2.7:4711", "192.0.2.7"],
  ["a port of IPv6 too", "10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
  ["a socket that is gone already has no address", undefined, "192.0.2.7", "unknown"],
])("%s", (_, peer, forwarded, address) => {
  expect(clientAddress(peer, forwarded, trusted)).toBe(address);
});

it("a header that is no list of addresses says nothing, and breaks nothing", () => {
  const hostile = [
    "",
    ",",
    "unknown",
    "192.0.2.7, ",
    "a".repeat(8_000),
    ",".repeat(8_000),
    "1.2.3",
    "[",
    "[]:",
  ];
  for (const header of [
    ...hostile,
    "%",
    "::1%\u0000%",
    "999.1.1.1",
    "-1",
    "\ud800",
    "[[::1]]",
    "constructor",
  ]) {
    expect(clientAddress("10.0.0.1", header, trusted), header).toSatisfy(
      address => address === "10.0.0.1" || address === "::1",
    );
  }
});

it("a list that is wrong says where", () => {
  for (const wrong of [
    "*",
    "",
    "localhost",
    "10.0.0.0/33",
    "10.0.0.0/",
    "::/129",
    "1.2.3.4/8/8",
    "::ffff:1.2.3.4/95",
  ]) {
    expect(trustedProxies(["127.0.0.1", wrong])).toEqual({ wrong });
  }
  const mapped = trustedProxies(["::ffff:192.0.2.0/120"]) as TrustedProxies;
  expect(mapped.check("192.0.2.99", "ipv4")).toBe(true);
  expect(mapped.check("192.0.3.1", "ipv4")).toBe(false);
});

it("a session knows its client's address, from the header only where its peer is trusted", async () => {
  const headers = { "X-Forwarded-For": "1.1.1.1, 192.0.2.7" };
  for (const [proxies, address] of [
    [["127.0.0.1"], "192.0.2.7"],
    [[], "127.0.0.1"],
  ] as const) {
    const { log, lines } = memoryLog();
    const server = await testServer({
      log,
      perimeter: { proxies: trustedProxies(proxies) as TrustedProxies },
    });
    const peer = new Peer(server.address, { headers });
    await peer.next("hello");
    await server.drain("test");
    expect(lines).toContainEqual(expect.objectContaining({ msg: "closed", address }));
  }
});
