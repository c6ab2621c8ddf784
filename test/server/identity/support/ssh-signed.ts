import { sshSigner } from "../../../../src/server/identity/ssh-signature.ts";

/** Whether this very key, given as its blob, signed this text to sign in here. */
export async function isSshSigned(signature: string, text: string, key: Uint8Array): Promise<boolean> {
  return (await sshSigner(signature, text))?.blob.equals(key) ?? false;
}
