import { SshReader } from "./ssh-wire.ts";

interface Ed25519 {
  readonly kind: "ed25519";
  readonly point: Buffer;
  /** It is there where a security key (FIDO) holds the private half. */
  readonly application?: Buffer;
}
interface Ecdsa {
  readonly kind: "ecdsa";
  readonly curve: SshCurve;
  readonly x: Buffer;
  readonly y: Buffer;
  readonly application?: Buffer;
}
interface Rsa {
  readonly kind: "rsa";
  readonly e: Buffer;
  readonly n: Buffer;
}

/** What a key is made of. */
export type SshKeyParts = Ed25519 | Ecdsa | Rsa;

/** The curves, and the bytes of one number on each. */
export const sshCurves = { nistp256: 32, nistp384: 48, nistp521: 66 } as const;
export type SshCurve = keyof typeof sshCurves;

/** Why this is not a key that can sign anybody in, as a sentence. */
export interface SshKeyRefusal {
  readonly refused: string;
}

const readers = {
  "ssh-ed25519": ed25519,
  "ecdsa-sha2-nistp256": wire => ecdsa(wire, "nistp256"),
  "ecdsa-sha2-nistp384": wire => ecdsa(wire, "nistp384"),
  "ecdsa-sha2-nistp521": wire => ecdsa(wire, "nistp521"),
  "ssh-rsa": rsa,
  "sk-ssh-ed25519@openssh.com": wire => onSecurityKey(ed25519(wire), wire),
  "sk-ecdsa-sha2-nistp256@openssh.com": wire => onSecurityKey(ecdsa(wire, "nistp256"), wire),
} as const satisfies Record<string, (wire: SshReader) => SshKeyParts | SshKeyRefusal>;

export type SshKeyType = keyof typeof readers;

export interface SshKey {
  readonly type: SshKeyType;
  /** The key as OpenSSH writes it, before base64: two keys are the same when these bytes are. */
  readonly blob: Buffer;
  readonly parts: SshKeyParts;
}

/** A line of an `.pub` file. The comment is what its owner wrote: not yet fit for a terminal. */
export interface SshKeyLine extends SshKey {
  readonly comment: string;
}

const malformed = { refused: "This ssh key is damaged. Copy the whole line of the .pub file." };
const noLine = {
  refused: "This is not an ssh public key. Give the one line of the .pub file, as in: ssh-ed25519 AAAA... me",
};

/** The largest RSA key that OpenSSH makes is 16,384 bits: 2 KiB and some bytes. */
const longestBlob = 4_096;
const longestLine = 8_192;

/** The key in a blob, if it is of a type that signs people in and complete to the last byte. */
export function readSshKey(blob: Uint8Array): SshKey | SshKeyRefusal {
  if (blob.length > longestBlob) return malformed;
  const wire = new SshReader(blob);
  const type = wire.name();
  if (!isSshKeyType(type)) return wire.whole ? unknownType(type) : malformed;
  const parts = readers[type](wire);
  if ("refused" in parts) return parts;
  return wire.ended ? { type, blob: Buffer.from(blob), parts } : malformed;
}

/** The key in a line as `ssh-keygen` writes it: type, key and comment, with none of the options of authorized_keys. */
export function readSshKeyLine(line: string): SshKeyLine | SshKeyRefusal {
  const text = line.trim();
  if (text.length > longestLine || /[\r\n]/.test(text)) return noLine;
  if (text.startsWith("-----BEGIN")) {
    return { refused: "This is a private key: keep it to yourself, and give the one line of its .pub file." };
  }
  const [type = "", base64 = "", ...comment] = text.split(/[ \t]+/);
  if (!isSshKeyType(type)) return typeRefusal(type, text);
  const blob = bytesOfBase64(base64);
  if (!blob) return malformed;
  const key = readSshKey(blob);
  if ("refused" in key) return key;
  return key.type === type ? { ...key, comment: comment.join(" ") } : malformed;
}

/** A key's fingerprint as OpenSSH prints it, from the SHA-256 of its blob. */
export function sshFingerprint(sha256: Uint8Array): string {
  return `SHA256:${Buffer.from(sha256).toString("base64").replace(/=+$/, "")}`;
}

/** The bytes of one exact base64 text: what decodes to the same bytes but is written otherwise is not read. */
export function bytesOfBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length > 0 && bytes.toString("base64") === text ? bytes : undefined;
}

function isSshKeyType(type: string): type is SshKeyType {
  return Object.hasOwn(readers, type);
}

function typeRefusal(first: string, text: string): SshKeyRefusal {
  if (/^(ssh|ecdsa|sk)-\S+$/.test(first)) return unknownType(first);
  // `from="10.0.0.1",no-pty ssh-ed25519 AAAA...`: what such options ask for would not be kept.
  const optioned = Object.keys(readers).some(type => text.includes(` ${type} AAAA`));
  if (!optioned) return noLine;
  return {
    refused: "This key has options in front of it, which are not known here. Give the key without them.",
  };
}

function unknownType(type: string): SshKeyRefusal {
  if (type.includes("-cert-")) {
    return { refused: "This is an ssh certificate. Give the public key that it was made for." };
  }
  return { refused: "No ssh key of this type can sign in here. Make one with: ssh-keygen -t ed25519" };
}

function ed25519(wire: SshReader): Ed25519 | SshKeyRefusal {
  const point = wire.string();
  return point.length === 32 ? { kind: "ed25519", point } : malformed;
}

function ecdsa(wire: SshReader, curve: SshCurve): Ecdsa | SshKeyRefusal {
  const size = sshCurves[curve];
  const named = wire.name();
  const point = wire.string();
  // 4: both coordinates are there. The compressed forms of RFC 5656 are written by nobody.
  if (named !== curve || point[0] !== 4 || point.length !== 1 + 2 * size) return malformed;
  return { kind: "ecdsa", curve, x: point.subarray(1, 1 + size), y: point.subarray(1 + size) };
}

function rsa(wire: SshReader): Rsa | SshKeyRefusal {
  const e = wire.positive();
  const n = wire.positive();
  if (!wire.whole) return malformed;
  // 2,048 bits are 256 bytes of which the first has its highest bit.
  if (n.length < 256 || (n.length === 256 && (n[0] ?? 0) < 0x80)) {
    return {
      refused: "This RSA key has fewer than 2048 bits. Make a better one with: ssh-keygen -t ed25519",
    };
  }
  // With 1 everything is a signature, an even one is no key, and a long one is only made to keep us busy.
  const odd = ((e.at(-1) ?? 0) & 1) === 1;
  if (e.length > 8 || !odd || (e.length === 1 && e[0] === 1)) return malformed;
  return { kind: "rsa", e, n };
}

function onSecurityKey<T extends Ed25519 | Ecdsa>(parts: T | SshKeyRefusal, wire: SshReader) {
  return "refused" in parts ? parts : { ...parts, application: wire.string() };
}
