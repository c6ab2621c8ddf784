import { readFile, stat } from "node:fs/promises";
import { limits } from "../protocol/index.ts";
import { atHome } from "./at-home.ts";

export const tooLarge = `a message holds ${limits.textBytes} bytes at most`;
const notText = "it is not text in UTF-8";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "you may not read it",
};

/** The text in a file, if it is one that a message can hold; or why not. */
export async function readTextFile(
  path: string,
): Promise<{ readonly text: string } | { readonly why: string }> {
  const file = atHome(path);
  try {
    const about = await stat(file);
    // Reading a pipe or a device might never end.
    if (!about.isFile()) return { why: "it is no file" };
    if (about.size > limits.textBytes) return { why: tooLarge };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    return text.includes("\0") ? { why: notText } : { text: text.replace(/\r\n?/g, "\n") };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { why: notText };
    return { why: reasons[String(error.code)] ?? error.message };
  }
}
