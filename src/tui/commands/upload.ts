import { basename, extname } from "node:path";
import { limits, utf8Length } from "../../protocol/index.ts";
import { failed } from "../said.ts";
import { languageNamed } from "../text/languages.ts";
import { readTextFile, tooLarge } from "../text-file.ts";
import type { Command } from "./command.ts";

export const upload: Command = {
  name: "upload",
  usage: "/upload FILE",
  help: "the text of a file, as a block of code to look at and send",
  async run(file, reach) {
    if (file === "") return failed(`Like this: ${this.usage}`);
    const read = await readTextFile(file);
    if ("why" in read) return failed(`${file} cannot be sent: ${read.why}.`);
    if (read.text.trim() === "") return failed(`${file} is empty.`);
    const code = asCode(read.text, extname(file).slice(1));
    if (utf8Length(code) > limits.textBytes) return failed(`${file} cannot be sent: ${tooLarge}.`);
    reach.write(code);
    return { text: `${basename(file)}: Enter sends it.`, error: false };
  },
};

/** As a block of code in whose text no line ends it. */
function asCode(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${languageNamed(language) ? language : ""}\n${text.replace(/\n$/, "")}\n${fence}`;
}
