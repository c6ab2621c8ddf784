import fc from "fast-check";
import { expect, it } from "vitest";
import { sshNamespace, sshSignInText, sshString, writeSshSig } from "../../../src/protocol/index.ts";
import { sshSigner } from "../../../src/server/identity/ssh-signature.ts";
import { ecdsaKey, ed25519Key, rsaKey, securityKey } from "./support/soft-keys.ts";
import { isSshSigned } from "./support/ssh-signed.ts";

const text = sshSignInText("chat.example", "nonce", "alice");
const keys = [
  ed25519Key(),
  ecdsaKey(256),
  ecdsaKey(521),
  rsaKey(),
  securityKey("ed25519"),
  securityKey("ecdsa"),
];
const signatures = keys.map(key => Buffer.from(key.sign(text), "base64"));

it("no text at all is taken for a signature, and none breaks the server", async () => {
  const pieces = fc.constantFrom(
    "-----BEGIN SSH SIGNATURE-----",
    "-----END SSH SIGNATURE-----",
    "\n",
    "U1NIU0lH",
    "=",
  );
  const texts = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.oneof(
          pieces,
          fc.base64String(),
          fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes).toString("latin1")),
        ),
      )
      .map(parts => parts.join("")),
    fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes).toString("base64")),
  );
  await fc.assert(
    fc.asyncProperty(texts, async signature => {
      expect(await sshSigner(signature, text)).toBeUndefined();
      expect(await isSshSigned(signature, text, keys[0]?.blob ?? Buffer.alloc(0))).toBe(false);
    }),
    { numRuns: 150 },
  );
});

it("fields of any content in a whole SSHSIG are refused without a throw", async () => {
  const types = fc.constantFrom(...keys.map(({ type }) => type));
  const field = fc.oneof(
    fc.uint8Array({ maxLength: 80 }).map(bytes => sshString(bytes)),
    fc.constantFrom("nistp256", "nistp521", "ssh:", "").map(name => sshString(name)),
    fc.uint8Array({ maxLength: 8 }).map(bytes => Buffer.from(bytes)),
  );
  const structure = fc
    .tuple(types, fc.array(field, { maxLength: 4 }))
    .map(([type, fields]) => Buffer.concat([sshString(type), ...fields]));
  await fc.assert(
    fc.asyncProperty(structure, structure, async (key, signature) => {
      const blob = writeSshSig({ key, namespace: sshNamespace, hash: "sha512", signature });
      expect(await sshSigner(blob.toString("base64"), text)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

it("a signature with a byte changed, taken out or put in is none", async () => {
  const change = fc.record({
    blob: fc.constantFrom(...signatures),
    at: fc.nat(5_000),
    removed: fc.nat(6),
    added: fc.uint8Array({ maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ blob, at, removed, added }) => {
      const place = at % blob.length;
      const changed = Buffer.concat([blob.subarray(0, place), added, blob.subarray(place + removed)]);
      fc.pre(!changed.equals(blob));
      expect(await sshSigner(changed.toString("base64"), text)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

it("what is too long to be a signature is not even decoded", async () => {
  const enormous = "A".repeat(10_000_000);
  expect(await sshSigner(enormous, text)).toBeUndefined();
  expect(await sshSigner(`-----BEGIN SSH SIGNATURE-----\n${enormous}`, text)).toBeUndefined();
});
