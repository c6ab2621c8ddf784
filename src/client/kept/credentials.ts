import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { signInText } from "../../protocol/index.ts";
import { readIfThere, writeNew } from "./files.ts";

/** The key that a name on a server answers to. It is made here and never leaves this device. */
export class DeviceKey {
  /** What its owner should know about how it is kept. */
  readonly warning: string | undefined;
  readonly #kept: JsonWebKey;
  #made: KeyObject | undefined;

  private constructor(kept: JsonWebKey, warning: string | undefined) {
    this.#kept = kept;
    this.warning = warning;
  }

  get publicKey(): string {
    return createPublicKey(this.#privateKey).export({ format: "jwk" }).x ?? "";
  }

  /** Made when it is used: Node loads its cryptography for it, which what is seen first need not wait for. */
  get #privateKey(): KeyObject {
    this.#made ??= createPrivateKey({ key: this.#kept, format: "jwk" });
    return this.#made;
  }

  /** The key kept in this directory, made at the first use. */
  static async load(directory: string): Promise<DeviceKey> {
    const path = join(directory, "device.json");
    let content = await readIfThere(path);
    if (content === undefined) {
      const { privateKey } = generateKeyPairSync("ed25519");
      const made = JSON.stringify(privateKey.export({ format: "jwk" }));
      // Another program of the same person may have made one at this moment: then that one counts.
      content = (await writeNew(path, made)) ? made : ((await readIfThere(path)) ?? made);
    }
    return new DeviceKey(parse(content, path), await exposure(path));
  }

  /** What `auth` needs to sign in with this key. */
  signIn(nonce: string, user: string): { key: string; signature: string } {
    const signature = sign(null, Buffer.from(signInText(nonce, user)), this.#privateKey);
    return { key: this.publicKey, signature: signature.toString("base64url") };
  }
}

/** Any 32 bytes are a key of this kind. */
const seed = /^[\w-]{43}$/;

function parse(content: string, path: string): JsonWebKey {
  const help = "Restore it, or move it away and pick another name.";
  const message = `The device key in ${path} cannot be read. ${help}`;
  let kept: JsonWebKey | null;
  try {
    kept = JSON.parse(content) as JsonWebKey | null;
  } catch (cause) {
    throw new Error(message, { cause });
  }
  if (kept?.kty === "OKP" && kept.crv === "Ed25519" && seed.test(kept.d ?? "") && seed.test(kept.x ?? ""))
    return kept;
  throw new Error(message, { cause: new Error("This is not an Ed25519 key.") });
}

/** Windows has no such bits; there the user's own directory is nobody else's. */
async function exposure(path: string): Promise<string | undefined> {
  if (process.platform === "win32" || ((await stat(path)).mode & 0o077) === 0) return undefined;
  return `Others on this machine can read the device key that your name answers to: chmod 600 ${path}`;
}
