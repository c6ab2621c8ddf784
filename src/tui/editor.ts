import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const given = "message.md";

/** The editor and its arguments, as `$VISUAL` or `$EDITOR` says it: quotes hold words together, and no shell reads it. */
export function editorCommand({ VISUAL, EDITOR }: NodeJS.ProcessEnv): readonly string[] {
  const said = [VISUAL, EDITOR].find(one => one?.trim()) ?? "vi";
  const words = said.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [said];
  return words.map(word => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

/**
 * A text as its person leaves it in their editor. It is in a file for nobody else, which is gone afterwards, unless the
 * editor failed and left more than it was given: with the terminal it may have been closed in the middle of a sentence.
 */
export async function editText(text: string, command: readonly string[]): Promise<string> {
  // mkdtemp makes it 0700.
  const directory = await mkdtemp(join(tmpdir(), "backchannel-"));
  const file = join(directory, given);
  let isLeft = false;
  try {
    await writeFile(file, text, { mode: 0o600 });
    await run([...command, file]);
    const after = await readFile(file, "utf8");
    // Editors end a file with a line break, which is no part of a message.
    return after.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  } catch (error) {
    isLeft = await hasMore(directory, text);
    throw isLeft ? new Error(`${(error as Error).message}. What it left is in ${directory}`) : error;
  } finally {
    if (!isLeft) await rm(directory, { recursive: true, force: true });
  }
}

/** Editors save what was not written yet in a file beside the one they were given. */
async function hasMore(directory: string, text: string): Promise<boolean> {
  const names = await readdir(directory);
  if (names.some(name => name !== given)) return true;
  return names.length > 0 && (await readFile(join(directory, given), "utf8")) !== text;
}

function run([editor = "", ...words]: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(editor, words, { stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${editor} ended with ${signal ?? code}`));
    });
  });
}
