import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
  /** SHA-256 of its public key, as hex and as base64. */
  readonly pin: { readonly hex: string; readonly base64: string };
}

/**
 * A certificate (RFC 5280) made here, so that tests need no openssl and no file that expires: for these names, signed by
 * this issuer or by itself.
 */
export function newCertificate(
  options: { names?: string[]; issuer?: Certificate; expired?: boolean } = {},
): Certificate {
  const { names = ["localhost", "127.0.0.1"], issuer, expired = false } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const spki = publicKey.export({ type: "spki", format: "der" });
  const name = `test ${createHash("sha256").update(spki).digest("hex").slice(0, 12)}`;
  const [from, to] = expired
    ? ["20200101000000Z", "20200102000000Z"]
    : ["20200101000000Z", "21200101000000Z"];
  const ed25519 = der(0x30, oid("2b6570"));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(name)),
    ed25519,
    distinguished(issuer?.name ?? name),
    der(0x30, der(0x18, Buffer.from(from as string)), der(0x18, Buffer.from(to as string))),
    distinguished(name),
    spki,
    der(0xa3, der(0x30, mayIssue, subjectNames(names))),
  );
  const signature = sign(null, body, issuer?.privateKey ?? privateKey);
  const whole = der(0x30, body, ed25519, der(0x03, Buffer.from([0]), signature));
  const digest = createHash("sha256").update(spki).digest();
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString("base64")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    name,
    privateKey,
    pin: { hex: digest.toString("hex"), base64: digest.toString("base64") },
  };
}

/** As a server is given it. */
export function written(certificate: Certificate, directory: string): { cert: string; key: string } {
  const files = { cert: join(directory, "cert.pem"), key: join(directory, "key.pem") };
  writeFileSync(files.cert, certificate.cert);
  writeFileSync(files.key, certificate.key);
  return files;
}

/** One value of ASN.1: what it is, how long it is, what it holds. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const length = value.length < 128 ? [value.length] : [0x82, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function distinguished(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from(name)))));
}

const mayIssue = der(0x30, oid("551d13"), der(0x04, der(0x30, der(0x01, Buffer.from([255])))));

function subjectNames(names: readonly string[]): Buffer {
  const entries = names.map(name =>
    isIP(name) === 4 ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, Buffer.from(name)),
  );
  return der(0x30, oid("551d11"), der(0x04, der(0x30, ...entries)));
}
