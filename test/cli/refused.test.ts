import { expect, it } from "vitest";
import { noServer } from "../../src/cli/refused.ts";
import { busy } from "../../src/client/index.ts";
import { errors } from "../../src/protocol/index.ts";

const server = "ws://chat.example:7788";
const waiting = { status: "waiting", attempt: 1, retryAt: 0 } as const;

it.each([
  [
    { ...waiting, reason: busy },
    75,
    `${server} lets nobody in just now: the server is busy. Try again in a moment.`,
  ],
  [
    { ...waiting, code: "storage_full", reason: errors.storage_full.message } as const,
    75,
    `${server} lets nobody in just now: The server's disk is full; nothing was saved.`,
  ],
  [
    { ...waiting, reason: "no server answers" },
    69,
    `No server answers at ${server}. Start one with: chat-server start`,
  ],
  [
    { ...waiting, reason: "it does not speak WebSocket" },
    69,
    `No server answers at ${server}: it does not speak WebSocket. Is the address right?`,
  ],
])("no server is one sentence, with its exit code: %j", (state, code, message) => {
  expect(noServer({ server }, state)).toMatchObject({ code, message });
});
