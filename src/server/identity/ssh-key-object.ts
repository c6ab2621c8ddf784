import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import type { SshCurve, SshKeyParts } from "../../protocol/index.ts";

const names = { nistp256: "P-256", nistp384: "P-384", nistp521: "P-521" } as const satisfies Record<
  SshCurve,
  string
>;

/**
 * The key as Node takes it; undefined if its numbers are no key, as a point beside the curve. Node reads no key of
 * OpenSSH's form, but every one of these as a JWK.
 */
export function keyObject(parts: SshKeyParts): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk(parts), format: "jwk" });
  } catch {
    // It throws for nothing else: the shape is ours, and the numbers are whatever somebody sent.
    return undefined;
  }
}

function jwk(parts: SshKeyParts): JsonWebKey {
  switch (parts.kind) {
    case "ed25519":
      return { kty: "OKP", crv: "Ed25519", x: parts.point.toString("base64url") };
    case "ecdsa": {
      const [x, y] = [parts.x.toString("base64url"), parts.y.toString("base64url")];
      return { kty: "EC", crv: names[parts.curve], x, y };
    }
    case "rsa":
      return { kty: "RSA", e: parts.e.toString("base64url"), n: parts.n.toString("base64url") };
  }
}
