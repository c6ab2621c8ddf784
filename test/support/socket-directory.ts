import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory for a socket, whose path has to be short wherever temporary files are: systems take some 100 bytes. */
export function socketDirectory(): string {
  const directory = mkdtempSync(join("/tmp", "bc-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
