import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from "node:crypto";
import {
  type SshHash,
  sshNamespace,
  sshSignedBytes,
  sshString,
  sshUint32,
  writeSshSig,
} from "../../../../src/protocol/index.ts";

/** How a signature is made, where it is to be other than OpenSSH makes it. */
export interface Making {
  namespace?: string;
  hash?: SshHash;
  /** The name of the algorithm in the signature, and the hash that it is really made with. */
  algorithm?: string;
  digest?: string;
  flags?: number;
  counter?: number;
}

/** A key held by this test, which can sign in every wrong way too. */
export interface SoftKey {
  readonly type: string;
  readonly blob: Buffer;
  /** The signature of these bytes, with its algorithm's name: what an agent answers. */
  raw(bytes: Buffer, making?: Making): Buffer;
  /** An SSHSIG over this text, as base64. */
  sign(text: string, making?: Making): string;
}

export function ed25519Key(): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const point = number(publicKey, "x");
  return softKey("ssh-ed25519", [point], bytes => sshString(sign(null, bytes, privateKey)));
}

export function ecdsaKey(bits: 256 | 384 | 521 = 256): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: `P-${bits}` });
  const type = `ecdsa-sha2-nistp${bits}`;
  const hash = bits === 256 ? "sha256" : bits === 384 ? "sha384" : "sha512";
  return softKey(type, [`nistp${bits}`, point(publicKey)], (bytes, { digest = hash }) =>
    ecdsa(bytes, digest, privateKey),
  );
}

export function rsaKey(bits = 2_048): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const numbers = [mpint(number(publicKey, "e")), mpint(number(publicKey, "n"))];
  const making = { algorithm: "rsa-sha2-512", digest: "sha512" };
  return softKey(
    "ssh-rsa",
    numbers,
    (bytes, { digest }) => sshString(sign(digest, bytes, privateKey)),
    making,
  );
}

/** Security keys by PROTOCOL.u2f: the device signs the application, what it saw, and the bytes' hash. */
export function securityKey(kind: "ed25519" | "ecdsa", application = "ssh:"): SoftKey {
  const around =
    (sign: (bytes: Buffer) => Buffer) =>
    (bytes: Buffer, { flags = 1, counter = 7 }: Making) => {
      const seen = Buffer.concat([Buffer.from([flags]), sshUint32(counter)]);
      return Buffer.concat([sign(Buffer.concat([sha256(application), seen, sha256(bytes)])), seen]);
    };
  if (kind === "ed25519") {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const signed = around(bytes => sshString(sign(null, bytes, privateKey)));
    return softKey("sk-ssh-ed25519@openssh.com", [number(publicKey, "x"), application], signed);
  }
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const fields = ["nistp256", point(publicKey), application];
  return softKey(
    "sk-ecdsa-sha2-nistp256@openssh.com",
    fields,
    around(bytes => ecdsa(bytes, "sha256", privateKey)),
  );
}

function softKey(
  type: string,
  fields: readonly (string | Buffer)[],
  signed: (bytes: Buffer, making: Making) => Buffer,
  usual: Making = {},
): SoftKey {
  const blob = Buffer.concat([type, ...fields].map(sshString));
  const raw = (bytes: Buffer, making: Making = {}) =>
    Buffer.concat([
      sshString(making.algorithm ?? usual.algorithm ?? type),
      signed(bytes, { ...usual, ...making }),
    ]);
  return {
    type,
    blob,
    raw,
    sign(text, making = {}) {
      const { namespace = sshNamespace, hash = "sha512" } = making;
      const bytes = sshSignedBytes(namespace, hash, createHash(hash).update(text).digest());
      const signature = raw(bytes, making);
      return writeSshSig({ key: blob, namespace, hash, signature }).toString("base64");
    },
  };
}

function ecdsa(bytes: Buffer, digest: string, key: KeyObject): Buffer {
  const both = sign(digest, bytes, { key, dsaEncoding: "ieee-p1363" });
  const [r, s] = [both.subarray(0, both.length / 2), both.subarray(both.length / 2)];
  return sshString(Buffer.concat([r, s].map(mpint).map(sshString)));
}

/** A number as RFC 4251 writes it, without the length in front. */
export function mpint(number: Buffer): Buffer {
  const start = number.findIndex(byte => byte !== 0);
  const shortest = number.subarray(start);
  return (shortest[0] ?? 0) < 0x80 ? shortest : Buffer.concat([Buffer.from([0]), shortest]);
}

function point(key: KeyObject): Buffer {
  return Buffer.concat([Buffer.from([4]), number(key, "x"), number(key, "y")]);
}

function number(key: KeyObject, name: "x" | "y" | "e" | "n"): Buffer {
  const jwk: JsonWebKey = key.export({ format: "jwk" });
  return Buffer.from(jwk[name] ?? "", "base64url");
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
