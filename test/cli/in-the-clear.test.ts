import { expect, it } from "vitest";
import { warnInTheClear } from "../../src/cli/in-the-clear.ts";

it("before what others could use is sent unencrypted to another machine, one is warned, once", () => {
  const said: string[] = [];
  const warn = (address: string) => warnInTheClear(address, text => said.push(text));
  warn("ws://chat.example.org:7788");
  warn("ws://chat.example.org:7788");
  expect(said).toEqual([expect.stringMatching(/^[^\n]*chat\.example\.org:7788[^\n]*wss:\/\/[^\n]*$/)]);
  // A name is nobody's loopback for beginning like one.
  warn("ws://127.example.org");
  warn("ws://[2001:db8::1]:7788");
  expect(said).toHaveLength(3);
});

it("nobody is warned of what crosses no network, or crosses it in TLS", () => {
  const addresses = [
    "ws://127.0.0.1:7788",
    "ws://127.9.9.9",
    "ws://localhost:1",
    "ws://[::1]:1",
    "wss://far.example",
  ];
  for (const address of addresses) warnInTheClear(address, text => expect.unreachable(text));
});
