import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SshAgent } from "../../../src/client/ssh/agent.ts";
import { readSshKey, type SshKey, sshString, sshUint32, systemClock } from "../../../src/protocol/index.ts";
import { ed25519Key, rsaKey } from "../../server/identity/support/soft-keys.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { type Answer, fakeAgent, holding, listOf } from "./support/fake-agent.ts";
import { needsOpenSsh, RealAgent, RealKeys } from "./support/ssh-programs.ts";

const agentAt = async (answer: Answer) => new SshAgent(await fakeAgent(answer), systemClock);
const saying = (answer: Buffer) => agentAt((_request, socket) => void socket.write(answer));

function keyOf({ blob }: { blob: Buffer }): SshKey {
  const key = readSshKey(blob);
  if ("refused" in key) throw new Error(key.refused);
  return key;
}

describe("OpenSSH's agent", () => {
  needsOpenSsh();
  const keys = RealKeys.forThisFile();

  it("lists the keys that were added, in its order, with what their owner calls them", async () => {
    const real = await RealAgent.start();
    const agent = new SshAgent(real.path, systemClock);
    expect(await agent.keys()).toEqual([]);
    await real.add(keys().file("ecdsa384"));
    await real.add(keys().file("ed25519"));
    expect(await agent.keys()).toMatchObject([
      { type: "ecdsa-sha2-nistp384", comment: "me@here" },
      { type: "ssh-ed25519", blob: keys().key("ed25519").blob },
    ]);
  });

  it("signs with RSA by SHA-512, not by the SHA-1 of old", async () => {
    const real = await RealAgent.start();
    await real.add(keys().file("rsa"));
    const signed = await new SshAgent(real.path, systemClock).sign(keys().key("rsa"), Buffer.from("bytes"));
    expect(signed).toBeInstanceOf(Buffer);
    expect(String(signed)).toContain("rsa-sha2-512");
  });

  it("says that it would not sign with a key that it does not hold", async () => {
    const real = await RealAgent.start();
    const signed = await new SshAgent(real.path, systemClock).sign(keys().key("rsa"), Buffer.from("bytes"));
    expect(signed).toMatchObject({ code: "ssh_agent", message: expect.stringContaining("would not sign") });
  });
});

it("an agent is where SSH_AUTH_SOCK says", () => {
  expect(SshAgent.path({ SSH_AUTH_SOCK: "/run/agent" })).toBe("/run/agent");
  if (process.platform !== "win32") expect(SshAgent.path({ SSH_AUTH_SOCK: "" })).toBeUndefined();
});

it("an agent that is gone is told about in a sentence, also where its path is too long for a socket", async () => {
  const directory = temporaryDirectory();
  for (const name of ["gone", "long".repeat(100), "nul\0"]) {
    const agent = new SshAgent(join(directory, name), systemClock);
    expect(await agent.keys()).toMatchObject({ message: expect.stringContaining("SSH_AUTH_SOCK") });
  }
});

it("certificates and kinds of keys that cannot sign in are passed over", async () => {
  const key = ed25519Key();
  const others = ["ssh-ed25519-cert-v01@openssh.com", "ssh-dss", ""].map(type => ({ blob: sshString(type) }));
  const agent = await saying(sshString(listOf(...others, key, { blob: randomBytes(20) }, rsaKey(1_024))));
  expect(await agent.keys()).toMatchObject([{ blob: key.blob, comment: "key 3" }]);
});

it("what an agent calls a key cannot move anybody's cursor", async () => {
  const list = [Buffer.from([12]), sshUint32(1), sshString(ed25519Key().blob), sshString("a\x1b[2Jb\nc")];
  const keys = await (await saying(sshString(Buffer.concat(list)))).keys();
  expect(keys).toEqual([expect.objectContaining({ comment: expect.stringMatching(/^[^\x1b\n]+$/) })]);
});

it("an answer that comes byte by byte is read as one", async () => {
  const key = ed25519Key();
  const agent = await agentAt((_request, socket) => {
    for (const byte of sshString(listOf(key))) socket.write(Buffer.from([byte]));
  });
  expect(await agent.keys()).toMatchObject([{ blob: key.blob }]);
});

it.each([
  ["empty", sshUint32(0)],
  ["a refusal", sshString(Buffer.from([5]))],
  ["of another type", sshString(Buffer.from([14, 0, 0, 0, 0]))],
  ["longer than any", sshUint32(0xffff_ffff)],
  [
    "a list of more keys than there are",
    sshString(Buffer.concat([Buffer.from([12]), sshUint32(0xffff_ffff)])),
  ],
  ["a list cut short", sshString(listOf(ed25519Key()).subarray(0, -3))],
])("an answer that is %s is no list of keys, and no throw", async (_what, answer) => {
  expect(await (await saying(answer)).keys()).toMatchObject({
    message: expect.stringContaining("cannot be understood"),
  });
});

it("an agent that hangs up without an answer is told about", async () => {
  const agent = await agentAt((_request, socket) => void socket.end());
  expect(await agent.keys()).toMatchObject({ code: "ssh_agent" });
});

it("an agent that would sign an RSA key by SHA-1 is not used", async () => {
  const key = rsaKey();
  const old = key.raw(Buffer.from("bytes"), { algorithm: "ssh-rsa", digest: "sha1" });
  const agent = await saying(sshString(Buffer.concat([Buffer.from([14]), sshString(old)])));
  const signed = await agent.sign(keyOf(key), Buffer.from("bytes"));
  expect(signed).toMatchObject({ message: expect.stringContaining("SHA-1") });
});

it("a list is waited for a few seconds, a signature for as long as a person needs to confirm", async () => {
  const clock = new FakeClock();
  const asked: Socket[] = [];
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const path = await fakeAgent((_request, socket) => {
    if (asked.push(socket) === 2) resolve();
  });
  const agent = new SshAgent(path, clock);
  const list = agent.keys();
  const signed = agent.sign(keyOf(ed25519Key()), Buffer.from("bytes"));
  await both;
  clock.pass(10_000);
  expect(await list).toMatchObject({ message: expect.stringContaining("did not answer in time") });
  clock.pass(60_000);
  expect(await signed).toMatchObject({ message: expect.stringContaining("did not answer in time") });
});

it("who is not waited for any longer is let go", async () => {
  const stop = new AbortController();
  const agent = await agentAt(() => stop.abort());
  expect(await agent.keys(stop.signal)).toMatchObject({ message: expect.stringContaining("any longer") });
  expect(await agent.keys(AbortSignal.abort())).toMatchObject({
    message: expect.stringContaining("any longer"),
  });
  const holder = await agentAt(holding(ed25519Key()));
  expect(await holder.keys(new AbortController().signal)).toHaveLength(1);
});
