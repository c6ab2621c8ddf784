import { readdirSync } from "node:fs";
import { printableLine } from "../../protocol/index.ts";
import { atHome } from "../at-home.ts";

/** More than this nobody goes through with Tab. */
const mostPaths = 100;

/** Something in a directory. */
export interface Entry {
  readonly name: string;
  readonly directory: boolean;
}

/** The path before the cursor, if what stands there is plainly one: `~/…`, `./…` or `../…`. */
export function pathBefore(before: string): string | undefined {
  return /(?:^|\s)((?:~|\.\.?)\/\S*)$/.exec(before)?.[1];
}

/**
 * What a path that was begun may become, a directory with a slash at its end; hidden ones only if a dot was typed. A name
 * that cannot be shown as it is is not offered: what one would read is another file. One with a blank is no word.
 */
export function pathsFrom(
  typed: string,
  list: (directory: string) => readonly Entry[] = entriesIn,
): string[] {
  const directory = typed.slice(0, typed.lastIndexOf("/") + 1);
  const begun = typed.slice(directory.length);
  return list(directory)
    .filter(({ name }) => name.startsWith(begun) && (begun !== "" || !name.startsWith(".")) && isPlain(name))
    .map(entry => directory + entry.name + (entry.directory ? "/" : ""))
    .sort()
    .slice(0, mostPaths);
}

/** Bytes that are no UTF-8 come as U+FFFD, and lead nowhere. */
function isPlain(name: string): boolean {
  return printableLine(name) === name && !/[\s\ufffd]/u.test(name);
}

/** One reading of one directory, and nothing that waits longer: where a link leads to is not looked at. */
function entriesIn(directory: string): readonly Entry[] {
  const path = atHome(directory || ".");
  try {
    return readdirSync(path, { withFileTypes: true }).map(entry => ({
      name: entry.name,
      directory: entry.isDirectory(),
    }));
  } catch {
    // Nothing is there, or it is not for us: nothing is what it completes to.
    return [];
  }
}
