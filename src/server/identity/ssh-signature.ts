import { createHash, type KeyObject, verify } from "node:crypto";
import {
  readSshKey,
  readSshSig,
  type SshCurve,
  type SshKey,
  type SshKeyParts,
  SshReader,
  sshCurves,
  sshFingerprint,
  sshNamespace,
  sshSigBlob,
  sshSignedBytes,
  sshUint32,
} from "../../protocol/index.ts";
import { keyObject } from "./ssh-key-object.ts";

/** The key that signed this text to sign in here, or undefined if none did: whatever else it is, it is no signature. */
export async function sshSigner(signature: string, text: string): Promise<SshKey | undefined> {
  const blob = sshSigBlob(signature);
  const sig = blob && readSshSig(blob);
  if (sig?.namespace !== sshNamespace) return undefined;
  const key = readSshKey(sig.key);
  if ("refused" in key) return undefined;
  const digest = createHash(sig.hash).update(text).digest();
  const bytes = sshSignedBytes(sig.namespace, sig.hash, digest);
  const proof = readProof(key, sig.signature, bytes);
  const object = proof && keyObject(key.parts);
  return object && (await isGood(proof, object)) ? key : undefined;
}

/** A key's name, as OpenSSH prints it. */
export function fingerprintOf(key: Uint8Array): string {
  return sshFingerprint(createHash("sha256").update(key).digest());
}

/** What the algorithm itself is asked: the hash it signs with, what was signed, and its numbers. */
interface Proof {
  readonly hash: string | null;
  readonly bytes: Buffer;
  readonly numbers: Buffer;
}

const curveHashes = { nistp256: "sha256", nistp384: "sha384", nistp521: "sha512" } as const satisfies Record<
  SshCurve,
  string
>;
/** SHA-1, which plain `ssh-rsa` means, is missing: others can be made to sign alike. */
const rsaHashes = new Map([
  ["rsa-sha2-256", "sha256"],
  ["rsa-sha2-512", "sha512"],
]);

/** Reads the innermost part of a signature, which every algorithm writes in its own way. */
function readProof({ type, parts }: SshKey, signature: Buffer, signed: Buffer): Proof | undefined {
  const wire = new SshReader(signature);
  const algorithm = wire.name();
  const hash = parts.kind === "rsa" ? rsaHashes.get(algorithm) : hashOf(parts);
  if (hash === undefined || (parts.kind !== "rsa" && algorithm !== type)) return undefined;
  const numbers = readNumbers(parts, wire.string());
  const bytes = "application" in parts ? touched(parts.application, wire, signed) : signed;
  return wire.ended && numbers && bytes ? { hash, bytes, numbers } : undefined;
}

/** Ed25519 has its hash built in. */
function hashOf(parts: Exclude<SshKeyParts, { kind: "rsa" }>): string | null {
  return parts.kind === "ed25519" ? null : curveHashes[parts.curve];
}

function readNumbers(parts: SshKeyParts, numbers: Buffer): Buffer | undefined {
  if (parts.kind === "ed25519") return numbers.length === 64 ? numbers : undefined;
  // Some agents leave out zeros in front, against RFC 8332: one signature in 256 would be refused.
  if (parts.kind === "rsa") return widened(numbers, parts.n.length);
  const wire = new SshReader(numbers);
  const [r, s] = [wire.positive(), wire.positive()].map(number => widened(number, sshCurves[parts.curve]));
  return wire.ended && r && s ? Buffer.concat([r, s]) : undefined;
}

function widened(number: Buffer, width: number): Buffer | undefined {
  if (number.length === 0 || number.length > width) return undefined;
  return Buffer.concat([Buffer.alloc(width - number.length), number]);
}

/** The bit that says that somebody touched the security key; without it, malware could sign in while they sleep. */
const present = 0x01;

/** What a security key signs around the bytes it is given (PROTOCOL.u2f of OpenSSH). */
function touched(application: Buffer, wire: SshReader, signed: Buffer): Buffer | undefined {
  const flags = wire.byte();
  const counter = wire.uint32();
  if ((flags & present) === 0) return undefined;
  return Buffer.concat([sha256(application), Buffer.from([flags]), sshUint32(counter), sha256(signed)]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function isGood({ hash, bytes, numbers }: Proof, key: KeyObject): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // With a callback it runs off this thread: many people may come back at once.
  verify(hash, bytes, { key, dsaEncoding: "ieee-p1363" }, numbers, (error, good) => resolve(!error && good));
  return promise;
}
