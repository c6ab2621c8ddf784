import { expect, it } from "vitest";
import { type Hello, sshSignInText } from "../../../src/protocol/index.ts";
import type { RunningServer } from "../../../src/server/server.ts";
import {
  authFields,
  type Frame,
  newKey,
  Peer,
  sharedServer,
  signIn,
  testServer,
} from "../support/test-server.ts";
import { ed25519Key, type SoftKey } from "./support/soft-keys.ts";

/*
 * A server in between, which people reach by a name of its own, has their ssh keys sign what another server asked it:
 * what it cannot do is to make them name the other.
 */

const server = sharedServer();

/** Somebody who can sign in with this ssh key on any device. */
async function owner(of: RunningServer, name: string, key: SoftKey): Promise<number> {
  const peer = await signIn(of, name);
  await peer.ask("addKey", { key: `${key.type} ${key.blob.toString("base64")} me@here` });
  return peer.welcome.you.user;
}

/** On a new device, with what the key signed for one host, passed on as signed for another. */
async function comes(
  to: RunningServer,
  user: string,
  key: SoftKey,
  { signed, told = signed }: { signed: string; told?: string | undefined },
): Promise<Frame> {
  const peer = new Peer(to.address);
  const { nonce } = (await peer.next("hello")) as unknown as Hello;
  const proof = { ssh: key.sign(sshSignInText(signed, nonce, user)), ...(told && { host: told }) };
  return peer.ask("auth", { ...authFields(nonce, user, newKey()), proof });
}

it("what an ssh key signed for another host lets nobody in, and the same for this one does", async () => {
  const key = ed25519Key();
  const user = await owner(server(), "sally", key);
  for (const signed of ["chat.evil.example", "127.evil.example", "localhost.evil.example", "192.0.2.1"]) {
    expect(await comes(server(), "sally", key, { signed })).toMatchObject({
      ...{ type: "error", code: "wrong_host", field: "proof.host", retryable: false },
    });
  }
  for (const signed of ["127.0.0.1", "localhost"]) {
    expect(await comes(server(), "sally", key, { signed })).toMatchObject({ type: "welcome", you: { user } });
  }
});

it("nor does it when it is passed on under this server's name, or under none", async () => {
  const key = ed25519Key();
  await owner(server(), "simon", key);
  const signed = "chat.evil.example";
  expect(await comes(server(), "simon", key, { signed, told: "127.0.0.1" })).toMatchObject({
    code: "wrong_credentials",
  });
  expect(await comes(server(), "simon", key, { signed, told: "" })).toMatchObject({ code: "wrong_host" });
});

it("the names by which people reach the server are its operator's to tell, however they are written", async () => {
  const own = await testServer({ identity: { publicHosts: ["chat.example.org", "[2001:db8::1]"] } });
  const key = ed25519Key();
  const user = await owner(own, "petra", key);
  for (const signed of ["chat.example.org", "Chat.Example.org.", "2001:db8::1", "127.0.0.1"]) {
    expect(await comes(own, "petra", key, { signed })).toMatchObject({ type: "welcome", you: { user } });
  }
  for (const signed of ["example.org", "other.example.org", "chat.example.org.evil.example"]) {
    expect(await comes(own, "petra", key, { signed })).toMatchObject({ code: "wrong_host" });
  }
});
