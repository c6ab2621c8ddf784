import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { endingOf, reasonOf } from "../../../src/client/connection/reason.ts";
import { close, mayReturn } from "../../../src/protocol/index.ts";

it("who is sent away for good is told why in a sentence, and by a newer server at least its code", () => {
  const endings = Object.values(close).filter(code => !mayReturn(code));
  // Both sides notice that they have no version in common, and the client says so first.
  for (const code of endings.filter(one => one !== close.noCommonVersion)) {
    expect(endingOf(code).message).toMatch(/^[A-Z][^(]+$/);
  }
  expect(endingOf(4599).message).toBe("The server ended the connection (4599).");
  expect(endingOf(close.banned, "You are banned until Friday.").message).toBe("You are banned until Friday.");
});

it("at the address of a web server there is no Backchannel", async () => {
  const web = createServer().listen(0, "127.0.0.1");
  web.on("request", (_, response) => response.end("hello"));
  await once(web, "listening");
  const socket = new WebSocket(`ws://127.0.0.1:${(web.address() as AddressInfo).port}`);
  const error = await new Promise<Error>(resolve => socket.once("error", resolve));
  web.close();
  expect(reasonOf(error)).toBe("there is a web server (200), but no Backchannel");
});
