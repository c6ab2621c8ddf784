import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { signInText } from "../protocol/index.ts";
import { isCode, writeNew } from "./files.ts";

/** The key that a name on a server answers to. It is made here and never leaves this device. */
export class DeviceKey {
  readonly publicKey: string;
  readonly #privateKey: KeyObject;

  private constructor(publicKey: string, privateKey: KeyObject) {
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  /** The key kept in this directory, made at the first use. */
  static async load(directory: string): Promise<DeviceKey> {
    const path = join(directory, "device.json");
    const kept = await read(path);
    if (kept !== undefined) return DeviceKey.#parse(kept, path);
    const { privateKey } = generateKeyPairSync("ed25519");
    const made = JSON.stringify(privateKey.export({ format: "jwk" }));
    // Another program of the same person may have made one at this moment: then that one counts.
    const content = (await writeNew(path, made)) ? made : ((await read(path)) ?? made);
    return DeviceKey.#parse(content, path);
  }

  static #parse(content: string, path: string): DeviceKey {
    try {
      const jwk = JSON.parse(content) as { x: string };
      return new DeviceKey(jwk.x, createPrivateKey({ key: jwk, format: "jwk" }));
    } catch (error) {
      throw new Error(
        `The device key in ${path} cannot be read. Restore it, or move it away and pick another name.`,
        {
          cause: error,
        },
      );
    }
  }

  /** What `auth` needs to sign in with this key. */
  signIn(nonce: string, user: string): { key: string; signature: string } {
    const signature = sign(null, Buffer.from(signInText(nonce, user)), this.#privateKey);
    return { key: this.publicKey, signature: signature.toString("base64url") };
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
