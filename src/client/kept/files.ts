import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts a file in place whole and on disk, or not at all; only its owner can read it. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const aside = await writeAside(path, content);
  try {
    await rename(aside, path);
  } catch (error) {
    await unlink(aside);
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** The same, unless there is one already: false, and what is there stays. */
export async function writeNew(path: string, content: string): Promise<boolean> {
  const aside = await writeAside(path, content);
  try {
    await link(aside, path);
    await syncDirectory(dirname(path));
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
  } catch (error) {
    await unlink(aside);
    throw error;
  } finally {
    await file.close();
  }
  return aside;
}

/** A new name is on disk when its directory is; Windows has no way to ask for that, and no need. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** What is in a file; undefined if there is none, or another program of the same person has just removed it. */
export function readIfThere(path: string): Promise<string | undefined> {
  return unlessMissing(readFile(path, "utf8"));
}

/** The names of what is in a directory, if there is one. */
export async function namesIn(directory: string): Promise<readonly string[]> {
  return (await unlessMissing(readdir(directory))) ?? [];
}

export async function removeIfThere(path: string): Promise<void> {
  await unlessMissing(unlink(path));
}

async function unlessMissing<T>(done: Promise<T>): Promise<T | undefined> {
  try {
    return await done;
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
