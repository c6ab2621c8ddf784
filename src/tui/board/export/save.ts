import { randomUUID } from "node:crypto";
import { link, rename, unlink, writeFile } from "node:fs/promises";

/** There is such a file, and it was not to be replaced. */
export const taken = "there is such a file already";

/** Puts a file in place whole, or not at all; why not, if so. It is as readable as whatever else its owner makes. */
export async function save(file: string, content: Uint8Array, replace: boolean): Promise<string | undefined> {
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, content, { flag: "wx" });
    if (replace) await rename(aside, file);
    else await link(aside, file);
    return undefined;
  } catch (error) {
    return whyNot(error);
  } finally {
    await unlink(aside).catch(() => {});
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: taken,
  ENOENT: "there is no such directory",
  ENOTDIR: "there is no such directory",
  EISDIR: "that is a directory",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no space left",
  EDQUOT: "there is no space left for you",
  ENAMETOOLONG: "the name is too long",
};

function whyNot(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) throw error;
  return reasons[String(error.code)] ?? error.message;
}
