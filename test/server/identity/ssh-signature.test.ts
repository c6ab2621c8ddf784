import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  readSshSig,
  sshNamespace,
  sshSigBlob,
  sshSignInText,
  sshString,
  writeSshSig,
} from "../../../src/protocol/index.ts";
import { fingerprintOf, sshSigner } from "../../../src/server/identity/ssh-signature.ts";
import { allKinds, keygenSign, needsOpenSsh, RealKeys } from "../../client/ssh/support/ssh-programs.ts";
import { ecdsaKey, ed25519Key, rsaKey } from "./support/soft-keys.ts";
import { isSshSigned } from "./support/ssh-signed.ts";

const text = sshSignInText("chat.example", "nonce", "alice");

describe("a signature or key by OpenSSH", () => {
  needsOpenSsh();
  const keys = RealKeys.forThisFile();

  it.each(allKinds)("with %s names the key that made it", async kind => {
    const armored = await keygenSign(keys().file(kind), sshNamespace, text);
    const { blob, type } = keys().key(kind);
    expect(await sshSigner(armored, text)).toMatchObject({ type, blob });
    expect(await isSshSigned(sshSigBlob(armored)?.toString("base64") ?? "", text, blob)).toBe(true);
  });

  it("over either hash is taken", async () => {
    const armored = await keygenSign(keys().file("rsa"), sshNamespace, text, "-O", "hashalg=sha256");
    expect(readSshSig(sshSigBlob(armored) ?? Buffer.alloc(0))?.hash).toBe("sha256");
    expect(await isSshSigned(armored, text, keys().key("rsa").blob)).toBe(true);
  });

  it.each(allKinds)("of kind %s has the fingerprint that OpenSSH prints", kind => {
    const printed = execFileSync("ssh-keygen", ["-lf", `${keys().file(kind)}.pub`], { encoding: "utf8" });
    expect(printed).toContain(` ${fingerprintOf(keys().key(kind).blob)} `);
  });

  it("for another purpose signs nobody in", async () => {
    const armored = await keygenSign(keys().file("ed25519"), "git", text);
    expect(await sshSigner(armored, text)).toBeUndefined();
  });

  it("for another server, another connection or another person signs nobody in", async () => {
    const armored = await keygenSign(keys().file("ed25519"), sshNamespace, text);
    for (const other of [
      sshSignInText("evil.example", "nonce", "alice"),
      sshSignInText("chat.example", "another nonce", "alice"),
      sshSignInText("chat.example", "nonce", "bob"),
    ]) {
      expect(await sshSigner(armored, other)).toBeUndefined();
    }
  });
});

describe("a signature", () => {
  it.each([ed25519Key(), ecdsaKey(256), ecdsaKey(384), ecdsaKey(521), rsaKey()])(
    "by another key than the one asked for is refused: $type",
    async key => {
      const other = ed25519Key();
      expect(await isSshSigned(key.sign(text), text, key.blob)).toBe(true);
      expect(await isSshSigned(key.sign(text), text, other.blob)).toBe(false);
      // The other key's name on this key's signature.
      const blob = sshSigBlob(key.sign(text)) ?? Buffer.alloc(0);
      const sig = readSshSig(blob);
      if (!sig) throw new Error("no signature");
      const stolen = writeSshSig({ ...sig, key: other.blob }).toString("base64");
      expect(await isSshSigned(stolen, text, other.blob)).toBe(false);
    },
  );

  it.each([ed25519Key(), ecdsaKey(521), rsaKey()])(
    "that is cut short anywhere is refused: $type",
    async key => {
      const blob = sshSigBlob(key.sign(text)) ?? Buffer.alloc(0);
      for (let length = 0; length < blob.length; length += 7) {
        expect(await sshSigner(blob.subarray(0, length).toString("base64"), text)).toBeUndefined();
      }
      expect(
        await sshSigner(Buffer.concat([blob, Buffer.from([0])]).toString("base64"), text),
      ).toBeUndefined();
    },
  );

  it("by RSA with SHA-1 is refused, whatever it calls itself", async () => {
    const key = rsaKey();
    expect(
      await sshSigner(key.sign(text, { algorithm: "rsa-sha2-256", digest: "sha256" }), text),
    ).toBeDefined();
    for (const algorithm of ["ssh-rsa", "rsa-sha2-256", "rsa-sha2-512"]) {
      expect(await sshSigner(key.sign(text, { algorithm, digest: "sha1" }), text)).toBeUndefined();
    }
  });

  it("by an RSA key of fewer than 2048 bits is refused", async () => {
    expect(await sshSigner(rsaKey(2_047).sign(text), text)).toBeUndefined();
  });

  it("by a curve with another curve's name is refused", async () => {
    const signed = ecdsaKey(384).sign(text, { algorithm: "ecdsa-sha2-nistp256" });
    expect(await sshSigner(signed, text)).toBeUndefined();
  });

  it("of the bare text, as an ssh server could ask for, is refused", async () => {
    const key = ed25519Key();
    const raw = key.raw(Buffer.from(text));
    expect(await sshSigner(raw.toString("base64"), text)).toBeUndefined();
    const wrapped = writeSshSig({ key: key.blob, namespace: sshNamespace, hash: "sha512", signature: raw });
    expect(await sshSigner(wrapped.toString("base64"), text)).toBeUndefined();
  });

  it("by a point that is on no curve is refused", async () => {
    const point = Buffer.concat([Buffer.from([4]), createHash("sha512").update("no point").digest()]);
    const key = Buffer.concat(["ecdsa-sha2-nistp256", "nistp256", point].map(sshString));
    const sig = readSshSig(sshSigBlob(ecdsaKey(256).sign(text)) ?? Buffer.alloc(0));
    if (!sig) throw new Error("no signature");
    expect(await sshSigner(writeSshSig({ ...sig, key }).toString("base64"), text)).toBeUndefined();
  });

  it("by RSA from an agent that leaves out zeros in front is taken", async () => {
    const key = rsaKey();
    for (let nonce = 0; nonce < 4_000; nonce++) {
      const one = sshSignInText("chat.example", String(nonce), "alice");
      const sig = readSshSig(sshSigBlob(key.sign(one)) ?? Buffer.alloc(0));
      const numbers = sig?.signature.subarray(-256);
      if (!sig || numbers?.[0] !== 0) continue;
      const signature = Buffer.concat([sshString("rsa-sha2-512"), sshString(numbers.subarray(1))]);
      expect(await sshSigner(writeSshSig({ ...sig, signature }).toString("base64"), one)).toBeDefined();
      return;
    }
    throw new Error("no signature began with a zero");
  });
});
