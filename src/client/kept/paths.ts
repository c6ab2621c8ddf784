import { createHash } from "node:crypto";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { foldName } from "../../protocol/index.ts";
import { defaultStateDir } from "./state-dir.ts";

/** Where what belongs to one name on one server is kept. */
export function stateDirectory(root: string, address: string, user: string): string {
  return join(root, fileName(new URL(address).host), fileName(foldName(user)));
}

/** Somebody has another name on a server: what is kept for them here is kept under it. */
export async function keepUnder(address: string, user: string, name: string): Promise<void> {
  const root = defaultStateDir();
  const before = stateDirectory(root, address, user);
  const after = stateDirectory(root, address, name);
  if (before !== after) await rename(before, after);
}

/** File systems take 255 bytes. */
const longest = 200;

/**
 * Letters and digits of any script stay as they are: as percent codes, 32 Chinese letters would be too long for
 * a file's name.
 */
function fileName(name: string): string {
  const safe = name.toWellFormed().replace(/^\.|[^\p{L}\p{M}\p{N}._-]/gu, percentCode);
  if (Buffer.byteLength(safe) <= longest) return safe;
  return createHash("sha256").update(safe).digest("hex");
}

function percentCode(character: string): string {
  return character === "." ? "%2E" : encodeURIComponent(character);
}
