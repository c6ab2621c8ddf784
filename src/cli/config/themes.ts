import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OwnTheme, paletteOf } from "../../tui/theme/own.ts";
import type { Palette } from "../../tui/theme/palettes.ts";
import { configDir } from "../environment.ts";
import { Exit, exit } from "../exit.ts";
import { ifThere } from "./if-there.ts";

/** The themes of one's own: those of the configuration file, and `themes/NAME.toml` beside it. */
export async function ownThemes(
  inFile: Readonly<Record<string, OwnTheme>>,
): Promise<Readonly<Record<string, Palette>>> {
  const themes = { ...inFile };
  const directory = join(configDir(), "themes");
  const files = ifThere(directory, path => readdirSync(path)) ?? [];
  for (const file of files.filter(name => name.endsWith(".toml"))) {
    const { parseTheme } = await import("./parse.ts");
    const path = join(directory, file);
    const text = ifThere(path, () => readFileSync(path, "utf8"));
    if (text === undefined) continue;
    const read = parseTheme(text);
    if ("problem" in read) throw new Exit(exit.usage, `${path}:${read.line}: ${read.problem}`);
    themes[file.replace(/\.toml$/, "")] = read.value;
  }
  return Object.fromEntries(Object.entries(themes).map(([name, own]) => [name, paletteOf(own)]));
}
