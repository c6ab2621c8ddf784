import { bytesOfBase64 } from "./ssh-key.ts";
import { SshReader, sshString, sshUint32 } from "./ssh-wire.ts";

/**
 * Signing in with an ssh key. What is signed is an SSHSIG (PROTOCOL.sshsig of OpenSSH), never the server's own
 * bytes: those could be the challenge of an ssh server, and a hostile one would be let in with the answer. The
 * namespace keeps a signature made for us from being used for anything else, and the other way round.
 */
export const sshNamespace = "backchannel-sign-in@v1";

/**
 * What an ssh key signs to sign in. The host is the client's own idea of where it is: a server in between cannot
 * pass the signature on to another. Neither a host nor a name has a line break, so no nonce can pretend to be one.
 */
export function sshSignInText(host: string, nonce: string, user: string): string {
  return `${host}\n${nonce}\n${user}`;
}

/** The host of `Host.example:7788` or `[::1]:7788` without its port, in lower case; undefined if that is none. */
export function bareHost(authority: string): string | undefined {
  const host = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d*)?$/.exec(authority.toLowerCase())?.[1];
  return host && host.length <= 255 ? host : undefined;
}

export type SshHash = "sha256" | "sha512";

export interface SshSig {
  /** The key that signed, as a blob. */
  readonly key: Buffer;
  readonly namespace: string;
  readonly hash: SshHash;
  readonly signature: Buffer;
}

const magic = "SSHSIG";
const version = 1;
/** An RSA key of 16,384 bits and its signature are 4 KiB. */
const longest = 8_192;

export function writeSshSig({ key, namespace, hash, signature }: SshSig): Buffer {
  const fields = [key, namespace, "", hash, signature].map(sshString);
  return Buffer.concat([Buffer.from(magic), sshUint32(version), ...fields]);
}

/** The fields of a signature, of which nothing is believed yet; undefined if it is none. */
export function readSshSig(blob: Uint8Array): SshSig | undefined {
  if (blob.length > longest) return undefined;
  const wire = new SshReader(blob);
  if (wire.bytes(magic.length).toString("latin1") !== magic || wire.uint32() !== version) return undefined;
  const key = wire.string();
  const namespace = wire.name();
  const reserved = wire.string();
  const hash = wire.name();
  const signature = wire.string();
  if (!wire.ended || reserved.length > 0 || (hash !== "sha256" && hash !== "sha512")) return undefined;
  return { key, namespace, hash, signature };
}

/** The bytes that the key itself signs; `digest` is that hash of the text. */
export function sshSignedBytes(namespace: string, hash: SshHash, digest: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(magic), ...[namespace, "", hash, digest].map(sshString)]);
}

const armor = /^-----BEGIN SSH SIGNATURE-----\s([A-Za-z0-9+/=\s]*)\s-----END SSH SIGNATURE-----$/;

/** The blob of a signature, written as base64 or as `ssh-keygen -Y sign` writes it. */
export function sshSigBlob(text: string): Buffer | undefined {
  if (text.length > 2 * longest) return undefined;
  const trimmed = text.trim();
  const lines = armor.exec(trimmed)?.[1];
  return bytesOfBase64(lines === undefined ? trimmed : lines.replace(/\s/g, ""));
}
