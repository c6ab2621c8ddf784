import { createPublicKey, verify } from "node:crypto";
import { chmodSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DeviceKey } from "../../../src/client/kept/credentials.ts";
import { signInText } from "../../../src/protocol/index.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";

it("a key is made once, for its owner only, and signs what the server asks for", async () => {
  const directory = join(temporaryDirectory(), "new");
  const key = await DeviceKey.load(directory);
  expect((await DeviceKey.load(directory)).publicKey).toBe(key.publicKey);
  expect(key.warning).toBeUndefined();
  expect(statSync(join(directory, "device.json")).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(readdirSync(directory)).toEqual(["device.json"]);

  const signed = key.signIn("nonce", "alice");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: signed.key }, format: "jwk" });
  const text = Buffer.from(signInText("nonce", "alice"));
  expect(verify(null, text, publicKey, Buffer.from(signed.signature, "base64url"))).toBe(true);
});

it("programs started at the same moment agree on one key", async () => {
  const directory = temporaryDirectory();
  const keys = await Promise.all(Array.from({ length: 8 }, () => DeviceKey.load(directory)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
});

it("a key that others can read is told about", async () => {
  const directory = temporaryDirectory();
  await DeviceKey.load(directory);
  chmodSync(join(directory, "device.json"), 0o644);
  expect((await DeviceKey.load(directory)).warning).toContain("chmod 600");
});

it("a key that cannot be read is not replaced: the name would be lost", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "device.json");
  const okp = { kty: "OKP", crv: "Ed25519", x: "a".repeat(43) };
  const broken = [{}, null, 1, { kty: "RSA" }, okp, { ...okp, d: "a" }, { ...okp, crv: "X25519", d: okp.x }];
  for (const content of ["", ...broken.map(key => JSON.stringify(key))]) {
    writeFileSync(path, content);
    await expect(DeviceKey.load(directory)).rejects.toThrow(path);
  }
});
