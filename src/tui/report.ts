import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultStateDir } from "../client/index.ts";

/** Keeps something for its person alone to read, and to pass on if they like; gives where. */
export async function writeReport(
  environment: NodeJS.ProcessEnv,
  name: string,
  text: string,
): Promise<string> {
  const directory = join(defaultStateDir(environment), "reports");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  await writeFile(path, text, { mode: 0o600, flag: "wx" });
  return path;
}
