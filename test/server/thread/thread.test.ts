import { expect, it, onTestFinished } from "vitest";
import { Thread } from "../../../src/server/thread/thread.ts";

const program = new URL("./support/program.ts", import.meta.url);

function start() {
  const failures: string[] = [];
  const thread = new Thread<number, number>(program, {
    name: "doubling",
    onFailure: error => failures.push(String(error)),
  });
  onTestFinished(() => thread.close());
  return { thread, failures };
}

it("each question has its own answer, also of those asked before the program has been loaded", async () => {
  const { thread } = start();
  const asked = [1, 2, 3].map(number => thread.ask(number));
  expect(thread.waiting).toBe(3);
  await thread.ready;
  expect(await Promise.all([...asked, thread.ask(4)])).toEqual([2, 4, 6, 8]);
  expect(thread.waiting).toBe(0);
});

it("a thread that is closed answers what it was asked before, and that is no failure", async () => {
  const { thread, failures } = start();
  const asked = [1, 2].map(number => thread.ask(number));
  await thread.close();
  expect(await Promise.all(asked)).toEqual([2, 4]);
  await expect(thread.ask(3)).rejects.toThrow("the thread doubling has ended");
  expect(failures).toEqual([]);
});

it("what a bug leaves unanswered fails with it, as does what is asked afterwards; the answers before it stand", async () => {
  const { thread, failures } = start();
  const [before, bug, after] = [1, -1, 2].map(number => thread.ask(number));
  // Of several that are rejected at once, each wants somebody who listens.
  const all = Promise.allSettled([before, bug, after]);
  await expect(bug).rejects.toThrow("-1 is below zero");
  const reason = expect.objectContaining({ message: "-1 is below zero" });
  expect(await all).toEqual([
    { status: "fulfilled", value: 2 },
    { status: "rejected", reason },
    { status: "rejected", reason },
  ]);
  expect(failures).toEqual(["Error: -1 is below zero"]);
  await expect(thread.ask(3)).rejects.toThrow("-1 is below zero");
});

it("a thread whose program cannot be loaded is never ready, and has no answers", async () => {
  const none = new URL("./support/no-such-program.ts", import.meta.url);
  const failures: unknown[] = [];
  const thread = new Thread<number, number>(none, {
    name: "none",
    onFailure: error => failures.push(error),
  });
  const asked = thread.ask(1);
  await expect(thread.ready).rejects.toThrow("no-such-program");
  await expect(asked).rejects.toThrow("no-such-program");
  expect(failures).toHaveLength(1);
});

it("a thread that ends by itself is a failure as well", async () => {
  const { thread, failures } = start();
  await expect(thread.ask(0)).rejects.toThrow("the thread doubling has ended");
  expect(failures).toEqual(["Error: the thread doubling has ended"]);
});
