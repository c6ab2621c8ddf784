import { open } from "node:fs/promises";
import { bytesOfBase64, readSshKey, readSshKeyLine, type SshKey, SshReader } from "../../protocol/index.ts";
import { isCode } from "../kept/files.ts";

/** The files that ssh itself looks for, those first that need nobody's hand. */
export const defaultKeyFiles = ["id_ed25519", "id_ecdsa", "id_rsa", "id_ed25519_sk", "id_ecdsa_sk"] as const;

export interface KeyFile {
  readonly path: string;
  /** It is missing where the private half is of an older form and no `.pub` file lies beside it. */
  readonly key: SshKey | undefined;
  /** Without it only an agent can sign: the file is there with its public half alone. */
  readonly hasPrivate: boolean;
}

/** What is at this path, without asking for a passphrase; undefined if there is nothing. */
export async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const base = path.endsWith(".pub") ? path.slice(0, -".pub".length) : path;
  const [line, content] = await Promise.all([read(`${base}.pub`), read(base)]);
  if (line === undefined && content === undefined) return undefined;
  const key = readSshKeyLine(line ?? "");
  return {
    path: base,
    key: "refused" in key ? publicHalf(content ?? "") : key,
    hasPrivate: content !== undefined,
  };
}

/** A private key of 16,384 bits is 13 KiB of text. */
const longest = 65_536;

async function read(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
      return buffer.toString("latin1", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].some(code => isCode(error, code))) return undefined;
    // ssh-keygen meets the same and says it better than we could.
    return "";
  }
}

const armor = /^-----BEGIN OPENSSH PRIVATE KEY-----\s([A-Za-z0-9+/=\s]*)\s-----END OPENSSH PRIVATE KEY-----/;

/** The public half of an OpenSSH private key, which lies in front of what the passphrase protects (PROTOCOL.key). */
function publicHalf(content: string): SshKey | undefined {
  const blob = bytesOfBase64((armor.exec(content.trim())?.[1] ?? "").replace(/\s/g, ""));
  if (!blob) return undefined;
  const wire = new SshReader(blob);
  if (wire.bytes(15).toString("latin1") !== "openssh-key-v1\0") return undefined;
  wire.string(); // the cipher
  wire.string(); // how its key comes from the passphrase
  wire.string(); // and with what
  if (wire.uint32() !== 1) return undefined;
  const key = readSshKey(wire.string());
  return "refused" in key ? undefined : key;
}
