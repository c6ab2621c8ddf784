import { OtherKey } from "./tls.ts";

/** Why a server is not believed to be the one that is meant. */
export interface Distrust {
  readonly reason: string;
  /** The same as a sentence, with what to do. */
  readonly message: string;
}

const unknownIssuer = "is not trusted, because nobody known here has signed it";
const selfSigned = "is not trusted, because only the server itself has signed it";
const trustIt = "if the server is yours, trust its certificate with --ca, or its key with --pin.";
const wrong = "is not valid";
const renewIt = "whoever runs the server has to get another.";

/** What is said of the certificate, and what to do, by OpenSSL's and Node's codes. */
const troubles: ReadonlyMap<string, readonly [trouble: string, advice: string]> = new Map([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", [selfSigned, trustIt]],
  ["SELF_SIGNED_CERT_IN_CHAIN", [unknownIssuer, trustIt]],
  ["UNABLE_TO_GET_ISSUER_CERT", [unknownIssuer, trustIt]],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", [unknownIssuer, trustIt]],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", [unknownIssuer, trustIt]],
  ["CERT_UNTRUSTED", [unknownIssuer, trustIt]],
  ["CERT_HAS_EXPIRED", ["has expired", "whoever runs the server has to renew it."]],
  ["CERT_NOT_YET_VALID", ["is not valid yet", "is this machine's clock right?"]],
  ["ERR_TLS_CERT_ALTNAME_INVALID", ["is for another name", "use the address that it was made for."]],
  ["CERT_REVOKED", ["was revoked", renewIt]],
  ["CERT_REJECTED", [wrong, renewIt]],
  ["CERT_SIGNATURE_FAILURE", [wrong, renewIt]],
  ["CERT_CHAIN_TOO_LONG", [wrong, renewIt]],
  ["INVALID_CA", [wrong, renewIt]],
  ["INVALID_PURPOSE", [wrong, renewIt]],
  ["PATH_LENGTH_EXCEEDED", [wrong, renewIt]],
]);

/** What a failed connection says of the server's certificate, if it failed for that. */
export function distrust(error: Error): Distrust | undefined {
  if (error instanceof OtherKey) {
    const reason = "the server's key is not the pinned one";
    const advice = "either it has a new one, then ask for its pin, or somebody stands in between.";
    return { reason, message: `The server's key is not the pinned one: ${advice}` };
  }
  const [trouble, advice] = troubles.get("code" in error ? String(error.code) : "") ?? [];
  if (!trouble) return undefined;
  return {
    reason: `the server's certificate ${trouble}`,
    message: `The server's certificate ${trouble}: ${advice}`,
  };
}
