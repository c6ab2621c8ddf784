import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../../src/client/failure.ts";
import {
  type SshSigner,
  type SshSurroundings,
  type SshWish,
  sshSigners,
} from "../../../src/client/ssh/sign.ts";
import { sshSignInText, systemClock } from "../../../src/protocol/index.ts";
import { fingerprintOf, sshSigner } from "../../../src/server/identity/ssh-signature.ts";
import { ecdsaKey, ed25519Key, type SoftKey, securityKey } from "../../server/identity/support/soft-keys.ts";
import { isSshSigned } from "../../server/identity/support/ssh-signed.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { fakeAgent, holding } from "./support/fake-agent.ts";
import { allKinds, bare, needsOpenSsh, RealAgent, RealKeys } from "./support/ssh-programs.ts";

const text = sshSignInText("chat.example", "nonce", "alice");

function surroundings(agent?: string, home = "/nowhere"): SshSurroundings {
  const environment = agent === undefined ? bare : { ...bare, SSH_AUTH_SOCK: agent };
  return { environment, terminal: false, home, clock: systemClock };
}

async function signers(
  wish: SshWish,
  ...where: Parameters<typeof surroundings>
): Promise<readonly SshSigner[]> {
  const found = await sshSigners(wish, surroundings(...where));
  if (isFailure(found)) throw new Error(found.message);
  return found;
}

const publicLine = ({ type, blob }: SoftKey) => `${type} ${blob.toString("base64")} me@here\n`;

describe("with OpenSSH's programs", () => {
  needsOpenSsh();
  const keys = RealKeys.forThisFile();

  it("any key in the agent is tried, in the agent's order, also one with a passphrase", async () => {
    const agent = await RealAgent.start();
    for (const kind of allKinds) await agent.add(keys().file(kind));
    await agent.add(keys().locked, keys().askpass());
    const found = await signers({ agent: true }, agent.path);
    const expected = [...allKinds, "locked" as const].map(kind => keys().key(kind).blob);
    expect(found.map(({ name }) => name)).toEqual(expected.map(blob => `${fingerprintOf(blob)} me@here`));
    for (const [at, signer] of found.entries()) {
      const signed = await signer.sign(text);
      expect(await isSshSigned(String(signed), text, expected[at] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it("a file's key is signed with by the agent that has it, without its passphrase", async () => {
    const agent = await RealAgent.start();
    await agent.add(keys().locked, keys().askpass());
    const [signer] = await signers({ file: keys().locked }, agent.path);
    const signed = await signer?.sign(text);
    expect(await isSshSigned(String(signed), text, keys().key("locked").blob)).toBe(true);
  });

  it("a file's key that no agent has is signed with by ssh-keygen", async () => {
    const path = await fakeAgent(holding(ed25519Key()));
    for (const agent of [undefined, "/nowhere/agent", path]) {
      const [signer] = await signers({ file: keys().file("ecdsa256") }, agent);
      const signed = await signer?.sign(text);
      expect(await isSshSigned(String(signed), text, keys().key("ecdsa256").blob)).toBe(true);
    }
  });

  it("what the agent will not sign, ssh-keygen does, and does not ask the agent once more", async () => {
    const { blob } = keys().key("ed25519");
    const refusing = { ...ed25519Key(), blob, raw: () => Buffer.alloc(0) };
    const asked: (number | undefined)[] = [];
    const agent = await fakeAgent((request, socket) => {
      asked.push(request[0]);
      if (request[0] === 11) holding(refusing)(request, socket);
      else socket.write(Buffer.from([0, 0, 0, 1, 5]));
    });
    const [signer] = await signers({ file: keys().file("ed25519") }, agent);
    expect(await isSshSigned(String(await signer?.sign(text)), text, blob)).toBe(true);
    expect(asked).toEqual([11, 13]);
  });

  it("without a wish, the files that ssh looks for are tried, Ed25519 first", async () => {
    const home = temporaryDirectory();
    mkdirSync(join(home, ".ssh"));
    copyFileSync(keys().file("rsa"), join(home, ".ssh", "id_rsa"));
    copyFileSync(keys().file("ed25519"), join(home, ".ssh", "id_ed25519"));
    const found = await signers(undefined, undefined, home);
    const types = await Promise.all(
      found.map(async signer => (await sshSigner(String(await signer.sign(text)), text))?.type),
    );
    expect(types).toEqual(["ssh-ed25519", "ssh-rsa"]);
  });
});

it.each([ed25519Key(), ecdsaKey(), securityKey("ed25519")])(
  "the public half in a file is enough where an agent has the private one: $type",
  async key => {
    const file = join(temporaryDirectory(), "key.pub");
    writeFileSync(file, publicLine(key));
    const [signer] = await signers({ file }, await fakeAgent(holding(ed25519Key(), key)));
    expect(await isSshSigned(String(await signer?.sign(text)), text, key.blob)).toBe(true);
  },
);

it("the public half alone, without an agent, is a sentence that says what is missing", async () => {
  const file = join(temporaryDirectory(), "key");
  writeFileSync(`${file}.pub`, publicLine(ed25519Key()));
  const [signer] = await signers({ file });
  expect(await signer?.sign(text)).toMatchObject({
    message: expect.stringContaining("only the public half"),
  });
});

it.each<[string, SshWish, string | undefined, string]>([
  ["no agent", { agent: true }, undefined, "SSH_AUTH_SOCK is not set"],
  ["an agent that is gone", { agent: true }, "/nowhere/agent", "does not answer"],
  ["no such file", { file: "/nowhere/key" }, undefined, "no ssh key at /nowhere/key"],
  ["no key at all", undefined, undefined, "ssh-keygen -t ed25519"],
])("with %s there is a sentence instead of keys to try", async (_what, wish, agent, sentence) => {
  const failure = await sshSigners(wish, surroundings(agent));
  expect(failure).toMatchObject({ message: expect.stringContaining(sentence) });
});

it("with an empty agent there is a sentence that says how to fill it", async () => {
  const failure = await sshSigners({ agent: true }, surroundings(await fakeAgent(holding())));
  expect(failure).toMatchObject({ message: expect.stringContaining("ssh-add") });
});
