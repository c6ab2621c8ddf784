import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sshNamespace, sshSignInText } from "../../../src/protocol/index.ts";
import { sshSigner } from "../../../src/server/identity/ssh-signature.ts";
import { needsOpenSsh } from "../../client/ssh/support/ssh-programs.ts";
import { temporaryDirectory } from "../support/test-server.ts";
import { type Making, securityKey } from "./support/soft-keys.ts";
import { isSshSigned } from "./support/ssh-signed.ts";

const text = sshSignInText("chat.example", "nonce", "alice");

it.each(["ed25519", "ecdsa"] as const)(
  "a touched security key of %s signs in, whatever its counter says",
  async kind => {
    const key = securityKey(kind);
    for (const counter of [0, 1, 0xffff_ffff]) {
      expect(await isSshSigned(key.sign(text, { counter }), text, key.blob)).toBe(true);
    }
    // With a PIN or a finger as well: the bit for a verified person.
    expect(await isSshSigned(key.sign(text, { flags: 5 }), text, key.blob)).toBe(true);
  },
);

it.each(["ed25519", "ecdsa"] as const)("a security key of %s that nobody touched is refused", async kind => {
  const key = securityKey(kind);
  for (const flags of [0, 4, 0xfe]) expect(await sshSigner(key.sign(text, { flags }), text)).toBeUndefined();
});

it.each(["ed25519", "ecdsa"] as const)(
  "what a security key of %s saw cannot be changed afterwards",
  async kind => {
    const key = securityKey(kind);
    // The last five bytes: the flags, then the counter.
    for (let back = 1; back <= 5; back++) {
      const blob = Buffer.from(key.sign(text, { flags: 5, counter: 1 }), "base64");
      blob[blob.length - back] = (blob.at(-back) ?? 0) ^ 0x04;
      expect(await sshSigner(blob.toString("base64"), text)).toBeUndefined();
    }
  },
);

it("a security key's signature for another application is refused", async () => {
  const [ours, theirs] = [securityKey("ed25519", "ssh:"), securityKey("ed25519", "ssh:theirs")];
  const blob = Buffer.from(theirs.sign(text), "base64");
  const at = blob.indexOf(theirs.blob);
  expect(at).toBeGreaterThan(0);
  const application = blob.indexOf("ssh:theirs");
  blob.write("ssh:forged", application);
  expect(await sshSigner(blob.toString("base64"), text)).toBeUndefined();
  expect(await sshSigner(ours.sign(text), text)).toBeDefined();
});

describe("OpenSSH", () => {
  needsOpenSsh();

  it.each(["ed25519", "ecdsa"] as const)("agrees that these are signatures by security keys of %s", kind => {
    const key = securityKey(kind);
    const file = join(temporaryDirectory(), "signature");
    const isGood = (making: Making) => {
      const armored = `-----BEGIN SSH SIGNATURE-----\n${key.sign(text, making)}\n-----END SSH SIGNATURE-----\n`;
      writeFileSync(file, armored);
      const args = ["-Y", "check-novalidate", "-n", sshNamespace, "-s", file];
      return spawnSync("ssh-keygen", args, { input: text }).status === 0;
    };
    expect(isGood({ flags: 5, counter: 99 })).toBe(true);
    expect(isGood({ namespace: "git" })).toBe(false);
  });
});
