import { expect, it } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

it("tail has a line for a new name, where it was taken, and knows people by their names", async () => {
  const server = await testServer();
  const states = temporaryDirectory();
  const env = (user: string) => ({
    XDG_STATE_HOME: states,
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: user,
  });
  const chat = async (user: string, ...words: string[]) =>
    expect(await run("chat", words, { env: env(user) })).toMatchObject({ code: 0, err: "" });
  const bob = new TestTerminal([program("chat"), "tail"], { env: environment(env("bob")) });
  await bob.until("listening to #general");
  await chat("alice", "send", "before");
  await chat("alice", "profile", "--display", "Alice L.");
  await chat("alice", "rename", "ally");
  await chat("ally", "send", "after");
  await bob.until(/ alice: before\s+-- alice is now called ally\s+\S+ ally: after/);
});
