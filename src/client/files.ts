import { randomUUID } from "node:crypto";
import { link, mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { foldName } from "../protocol/index.ts";

/** Where what belongs to one name on one server is kept. */
export function stateDirectory(root: string, address: string, user: string): string {
  const { host } = new URL(address);
  return join(root, encodeURIComponent(host), encodeURIComponent(foldName(user)));
}

/** Puts a file in place whole and on disk, or not at all; only its owner can read it. */
export async function writeWhole(path: string, content: string): Promise<void> {
  await rename(await writeAside(path, content), path);
}

/** The same, unless there is one already: false, and what is there stays. */
export async function writeNew(path: string, content: string): Promise<boolean> {
  const aside = await writeAside(path, content);
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await unlink(aside);
  }
}

async function writeAside(path: string, content: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}.tmp`;
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return aside;
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
