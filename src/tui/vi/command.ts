import type { Find } from "./finds.ts";
import { motions } from "./motions.ts";
import type { Deed } from "./over.ts";
import type { WordObject } from "./range.ts";
import type { Extent } from "./selection.ts";

/** A way to a place: a motion by its name, a letter to look for, or the last such letter again (`;`, `,`). */
export type Way = { readonly motion: string } | { readonly find: Find } | { readonly again: ";" | "," };

/** What an operator is for: a way, a word at the cursor (`iw`, `aW`), or the lines themselves. */
export type Over = Way | { readonly object: WordObject } | "lines";

export type Command = { readonly count: number | undefined } & (
  | { readonly what: "move"; readonly way: Way }
  | { readonly what: "operate"; readonly operator: Operator; readonly over: Over }
  | { readonly what: "do"; readonly name: Simple; readonly letter: string }
  /** What was done to a selection, as it is done again. */
  | { readonly what: "over"; readonly deed: Deed; readonly letter: string; readonly extent: Extent }
);

export type Operator = "d" | "c" | "y";
export type Simple = (typeof simple)[number];

const simple = ["i", "a", "I", "A", "o", "O", "r", "~", "J", "p", "P", "u", ".", "v", "V"] as const;

/** Keys that stand for others. */
const short: Readonly<Record<string, string>> = {
  D: "d$",
  C: "c$",
  Y: "yy",
  S: "cc",
  s: "cl",
  x: "dl",
  X: "dh",
};

/** More than any text has lines or letters. */
const mostTimes = 100_000;

/** The command that these keys are, if one of them is not still to come; undefined if they are none. */
export function commandOf(keys: readonly string[]): Command | "unfinished" | undefined {
  const { count, rest } = counted(keys);
  const [first, ...more] = rest;
  if (first === undefined) return "unfinished";
  if (short[first]) return operation([...short[first], ...more], count);
  if (isOneOf(["d", "c", "y"], first)) return operation(rest, count);
  if (isOneOf(simple, first)) {
    const [letter = ""] = more;
    if (first === "r" && letter === "") return "unfinished";
    return { what: "do", name: first, letter, count };
  }
  const way = wayOf(rest);
  return typeof way === "object" ? { what: "move", way, count } : way;
}

function operation(keys: readonly string[], before: number | undefined): Command | "unfinished" | undefined {
  const [operator, ...after] = keys as [Operator, ...string[]];
  const { count: own, rest } = counted(after);
  const over = overOf(operator, rest);
  if (over === undefined || over === "unfinished") return over;
  // 2d3w is six words.
  const count = before === undefined ? own : Math.min(before * (own ?? 1), mostTimes);
  return { what: "operate", operator, over, count };
}

function overOf(operator: Operator, keys: readonly string[]): Over | "unfinished" | undefined {
  const [first] = keys;
  if (first === operator) return "lines";
  if (first !== "i" && first !== "a") return wayOf(keys);
  const object = objectOf(keys);
  return typeof object === "object" ? { object } : object;
}

/** Behind `i` or `a`. */
export function objectOf([first, second]: readonly string[]): WordObject | "unfinished" | undefined {
  if (second === undefined) return "unfinished";
  if (second !== "w" && second !== "W") return undefined;
  return { around: first === "a", size: second === "w" ? "small" : "large" };
}

export function wayOf([first, second]: readonly string[]): Way | "unfinished" | undefined {
  if (first === undefined) return "unfinished";
  if (first === ";" || first === ",") return { again: first };
  if (isOneOf(["f", "F", "t", "T"], first)) {
    return second === undefined ? "unfinished" : { find: { way: first, letter: second } };
  }
  if (first === "g" && second === undefined) return "unfinished";
  const motion = first === "g" ? `g${second}` : first;
  return Object.hasOwn(motions, motion) ? { motion } : undefined;
}

/** A count is digits; 0 by itself is a motion. */
export function counted(keys: readonly string[]): { count: number | undefined; rest: readonly string[] } {
  const [digits = ""] = /^(?:[1-9]\d*)?/.exec(keys.join("")) ?? [];
  const count = digits === "" ? undefined : Math.min(Number(digits), mostTimes);
  return { count, rest: keys.slice(digits.length) };
}

function isOneOf<T extends string>(all: readonly T[], one: string): one is T {
  return (all as readonly string[]).includes(one);
}
