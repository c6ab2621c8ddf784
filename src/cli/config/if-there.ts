import { Exit, exit } from "../exit.ts";

/** Reads something of the configuration, which need not be there; if it is and cannot be read, its owner is told. */
export function ifThere<T>(path: string, read: (path: string) => T): T | undefined {
  try {
    return read(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new Exit(exit.usage, `${path} cannot be read (${code}).`);
  }
}
