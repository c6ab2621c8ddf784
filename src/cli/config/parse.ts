import { parse, TomlError } from "smol-toml";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import { wrongOverride } from "../../tui/keys/keymap.ts";
import { OwnTheme } from "../../tui/theme/own.ts";
import { type ConfigFile, fileSchema, settingNames } from "./table.ts";

/** What is wrong with a file, and on which line. */
export interface Problem {
  readonly line: number;
  readonly problem: string;
}

export type Key = readonly string[];

/** Reads the text of a configuration file; the first thing that is wrong is told. */
export function parseConfig(text: string): { file: ConfigFile } | Problem {
  const read = parseToml(text, fileSchema);
  if ("problem" in read) return read;
  const file = read.value;
  const override = wrongOverride(file.keys ?? {});
  if (override) return { line: lineOf(text, ["keys", override.key]), problem: override.problem };
  return { file };
}

/** A theme in a file of its own. */
export function parseTheme(text: string): { value: OwnTheme } | Problem {
  return parseToml(text, OwnTheme);
}

function parseToml<S extends TSchema>(text: string, schema: S): { value: Static<S> } | Problem {
  let value: Readonly<Record<string, unknown>>;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
    return { line: error.line, problem: `this is no TOML: ${what}` };
  }
  const wrong = firstProblem(schema, value);
  return wrong ? { line: lineOf(text, wrong.key), problem: wrong.problem } : { value: value as Static<S> };
}

/** What is wrong with a value of this shape: at which key, in one sentence. */
export function firstProblem(schema: TSchema, value: unknown): { key: Key; problem: string } | undefined {
  const [error] = Value.Errors(schema, value);
  if (!error) return undefined;
  const key = error.instancePath
    .split("/")
    .slice(1)
    .map(part => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const wanted = schemaAt(schema, key);
  if (wanted === undefined) return { key, problem: unknownKey(key) };
  const given = key.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], value);
  return { key, problem: `${key.join(".")} is ${expected(wanted)}, not ${JSON.stringify(given)}.` };
}

/**
 * The line that says this key. The parser does not tell, but it can be asked: the first beginning of the text that holds
 * the key ends with it, however it is written. Only a mistake costs this.
 */
export function lineOf(text: string, key: Key): number {
  const lines = text.split("\n");
  let from = 1;
  for (let count = 1; count <= lines.length; count++) {
    const value = parsed(lines.slice(0, count).join("\n"));
    if (value === undefined) continue;
    if (holds(value, key)) return from;
    from = count + 1;
  }
  return lines.length;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The beginning of something that goes on in the next line.
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}

function holds(value: unknown, [first, ...rest]: Key): boolean {
  if (first === undefined) return true;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, first)) return false;
  return holds((value as Record<string, unknown>)[first], rest);
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly description?: string;
}

function schemaAt(schema: Shape, key: Key): Shape | undefined {
  return key.reduce<Shape | undefined>((at, part) => {
    const own = at?.properties;
    if (own) return Object.hasOwn(own, part) ? own[part] : undefined;
    return at?.patternProperties ? Object.values(at.patternProperties)[0] : at?.items;
  }, schema);
}

function expected({ enum: words, type, description }: Shape): string {
  if (description) return description;
  if (words) return oneOf(words.map(word => JSON.stringify(word)));
  if (type === "boolean") return "true or false";
  if (type === "array") return "a list";
  return type === "object" ? "a table" : "a text in quotes";
}

function unknownKey(key: Key): string {
  const tables = ["keys", "themes", "profiles"];
  const known = key.length === 1 ? ` There are ${oneOf([...settingNames, ...tables], "and")}.` : "";
  return `there is no setting ${key.join(".")}.${known}`;
}

/** `a, b or c` */
export function oneOf(words: readonly string[], and = "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
}
