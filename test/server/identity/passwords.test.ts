import { globSync, readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { expect, it, onTestFinished } from "vitest";
import type { PasswordAnswer, PasswordQuestion } from "../../../src/server/identity/password-thread.ts";
import { Passwords } from "../../../src/server/identity/passwords.ts";
import { Thread } from "../../../src/server/thread/thread.ts";
import { signIn, testServer } from "../support/test-server.ts";

const password = "correct horse battery";
const wanted = { isWanted: () => true, wrong: () => {} };

function start(): Passwords {
  const passwords = new Passwords();
  onTestFinished(() => passwords.close());
  return passwords;
}

/** Each thread that runs is a port to it. */
function ports(): number {
  return process.getActiveResourcesInfo().filter(resource => resource === "MessagePort").length;
}

/** Whether a thread may say which priority it has, be it the one that it has. */
function mayGiveWay(own: number): boolean {
  try {
    setPriority(own);
    return true;
  } catch {
    return false;
  }
}

it("a password is right for its own hash, and for no other and none", async () => {
  const passwords = start();
  const [hash, other] = await Promise.all([passwords.hash(password), passwords.hash(password)]);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(other).not.toBe(hash);
  const said: string[] = [];
  const check = (name: string, word: string, against: string | null = hash as string) =>
    passwords.check(word, against, { isWanted: () => true, wrong: () => said.push(`${name} is wrong`) });
  expect(
    await Promise.all([
      check("first", password),
      check("second", `${password}!`),
      check("third", password, null),
      check("fourth", "nobody's", null),
      check("fifth", password, other),
    ]),
  ).toEqual([true, false, false, false, true]);
  expect(said).toEqual(["second is wrong", "third is wrong", "fourth is wrong"]);
});

it("where there is no password as much is verified as where there is one", async () => {
  const verified = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Thread<PasswordQuestion, PasswordAnswer>(
    new URL("./support/counting-passwords.ts", import.meta.url),
    { name: "counting", data: verified, onFailure: error => expect.unreachable(String(error)) },
  );
  onTestFinished(() => thread.close());
  const { hash } = (await thread.ask({ hash: password })) as { hash: string };
  expect(verified[0]).toBe(0);
  for (const [count, against] of [hash, null, hash, null].entries()) {
    expect(await thread.ask({ check: password, against })).toEqual({ right: against !== null });
    expect(verified[0]).toBe(count + 1);
  }
});

it("what the one before got wrong is known before the next one's turn", async () => {
  const passwords = start();
  const hash = (await passwords.hash(password)) as string;
  let wrong = 0;
  const guess = () =>
    passwords.check("a guess", hash, {
      isWanted: () => wrong < 2,
      wrong() {
        wrong += 1;
      },
    });
  expect(await Promise.all([guess(), guess(), guess(), guess()])).toEqual([
    false,
    false,
    undefined,
    undefined,
  ]);
});

it("a thousand wait, and nobody more", async () => {
  const passwords = start();
  const isWanted = () => false;
  const asked = Array.from({ length: 1_001 }, () => passwords.check(password, null, { ...wanted, isWanted }));
  expect(await asked.at(-1)).toBeUndefined();
  const hash = passwords.hash(password);
  await Promise.all(asked);
  expect(await hash).toBeUndefined();
  expect(await passwords.hash(password)).toMatch(/^\$argon2id/);
});

it("a thread that dies fails the one whose turn it was; who comes next gets another", async () => {
  const passwords = start();
  const hash = (await passwords.hash(password)) as string;
  const broken = passwords.check(password, "this is no hash", wanted);
  const next = passwords.check(password, hash, wanted);
  await expect(broken).rejects.toThrow("Decoding failed");
  expect(await next).toBe(true);
});

it("there is a thread from the first password to the close", async () => {
  const before = ports();
  const passwords = new Passwords();
  expect(ports()).toBe(before);
  await passwords.hash(password);
  expect(ports()).toBe(before + 1);
  await passwords.close();
  expect(ports()).toBe(before);
});

it("the thread gives way to all others, and it alone", async context => {
  context.skip(process.platform !== "linux", "only on Linux a thread has a priority of its own");
  const own = getPriority();
  context.skip(own === 19, "all of this gives way already, as far as it can");
  context.skip(!mayGiveWay(own), "this sandbox lets nobody give way");
  const nices = () =>
    globSync("/proc/self/task/*/stat").map(file =>
      Number(readFileSync(file, "utf8").split(") ")[1]?.split(" ")[16]),
    );
  const lower = Math.min(own + 10, 19);
  const before = nices().filter(nice => nice === lower).length;
  await start().hash(password);
  expect(nices().filter(nice => nice === lower)).toHaveLength(before + 1);
  expect(getPriority()).toBe(own);
});

it("a close waits for the one whose turn it is; who waits behind is not answered, and nobody starts it again", async () => {
  const before = ports();
  const passwords = new Passwords();
  const asked = [1, 2, 3].map(() => passwords.hash(password));
  // By then it has been asked for the first.
  await new Promise(resolve => setImmediate(resolve));
  await passwords.close();
  expect(await Promise.all(asked)).toEqual([expect.stringMatching(/^\$argon2id/), undefined, undefined]);
  expect(await passwords.hash(password)).toBeUndefined();
  expect(ports()).toBe(before);
});

it("a server has the thread only if somebody comes with a password, and its stop ends it", async () => {
  const before = ports();
  const server = await testServer();
  const alice = await signIn(server, "alice");
  const idle = ports();
  await alice.ask("password", { password });
  expect(ports()).toBe(idle + 1);
  void alice.ask("password", { current: password, password: `another ${password}` });
  // Stopped in the midst of it.
  await alice.settled();
  await server.drain("test over");
  expect(ports()).toBe(before);
});
