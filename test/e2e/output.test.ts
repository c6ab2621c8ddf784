import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { online, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { environment, program } from "./support/terminal.ts";

/** Somebody in a room where something was said, and the environment to read it in. */
async function talk() {
  const { address } = await testServer();
  const client = await testClient(address, "bob");
  client.start();
  await online(client);
  const room = await client.create("ci");
  if (!("room" in room)) throw new Error(room.message);
  const say = async (words: string) => client.outcome(await client.send(room.room, words));
  await say("one");
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: address, BACKCHANNEL_USER: "ann" };
  return { env, say };
}

const unread = (child: ChildProcess) => child.stdout?.destroy();

it("who reads no further ends the program, at once and without a word", async () => {
  const { env } = await talk();
  for (const args of [
    ["history", "--room", "ci"],
    ["history", "--room", "ci", "--json"],
    ["rooms"],
    ["config"],
  ]) {
    const ran = await run("chat", args, { env, begun: unread });
    expect(ran, args.join(" ")).toMatchObject({ code: 0, err: "" });
  }
  expect((await run("chat", ["history", "--room", "ci"], { env })).out).toMatch(/bob: one\n$/);
});

it("what listens ends with the next message that nobody reads", async () => {
  const { env, say } = await talk();
  const begun = (child: ChildProcess) => {
    child.stderr?.once("data", () => {
      unread(child);
      void say("two");
    });
  };
  expect(await run("chat", ["tail", "--room", "ci"], { env, begun })).toMatchObject({
    code: 0,
    err: "listening to #ci\n",
  });
});

it("a server goes on when nobody reads what it prints", async () => {
  const args = ["start", "--port", "0", "--data", temporaryDirectory()];
  const visit = async (child: ChildProcess, { port }: { port: number }) => {
    const client = await testClient(`ws://127.0.0.1:${port}`, "ann");
    client.start();
    await online(client);
    child.kill("SIGTERM");
  };
  const begun = (child: ChildProcess) => {
    unread(child);
    child.stderr?.once("data", started => void visit(child, JSON.parse(String(started))));
  };
  const { code, err } = await run("chat-server", args, { begun });
  expect(code).toBe(0);
  expect(err).toMatch(/"msg":"stopped"\}\n$/);
});

it.runIf(existsSync("/dev/full"))("a disk that takes no more is one sentence, and a failure", async () => {
  const { env } = await talk();
  for (const args of [["history", "--room", "ci"], ["config"]]) {
    const child = spawn(process.execPath, [program("chat"), ...args], {
      env: environment(env),
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    const [err, [code]] = await Promise.all([text(child.stderr as Readable), once(child, "exit")]);
    expect({ code, err }).toEqual({
      code: 1,
      err: "Not all could be printed: standard output takes no more (ENOSPC).\n",
    });
  }
});
