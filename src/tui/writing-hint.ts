import { limits, utf8Length } from "../protocol/index.ts";
import { commands } from "./commands/table.ts";
import { deskOf } from "./desk.ts";
import type { Draft } from "./keys/edit.ts";
import type { Keymap } from "./keys/keymap.ts";
import { selectionOf } from "./vi/selection.ts";
import { inNormalMode, type View } from "./view.ts";

/** From so few bytes on it is told how many there are left. */
const nearLimit = 500;
/** What of a long list is worth telling. */
const mostTold = 12;

/** A word on what is being written: how much more there may be, what Tab goes through, how a command is used. */
export function writingHint(view: View, label: Keymap["label"]): string {
  if (view.keys === "choosing" || view.question) return "";
  const { draft, aim } = deskOf(view);
  if (draft.text === "" && view.learning) return firstKeys(label);
  const short = lengthHint(draft.text) || completionHint(draft) || pasteHint(draft, label);
  const hint = short || (aim?.what === "edit" ? "" : usageHint(draft));
  return [modeHint(view), hint].filter(Boolean).join("  ");
}

/** Where all else can be found. */
function firstKeys(label: Keymap["label"]): string {
  return [
    `${label("switch")}: go anywhere`,
    `${label("choose")}: choose a message`,
    `${label("help")}: all keys`,
  ].join("  ");
}

/** vi's normal or visual mode, and what was typed of a command there. */
function modeHint(view: View): string {
  if (!inNormalMode(view)) return "";
  const selection = selectionOf(deskOf(view).draft);
  const mode = selection ? (selection.lines ? "visual mode, lines" : "visual mode") : "normal mode";
  return [mode, view.vi?.keys.join("")].filter(Boolean).join(": ");
}

function lengthHint(text: string): string {
  // No character of UTF-16 takes more than three bytes: most texts need not be counted.
  if (text.length * 3 < limits.textBytes - nearLimit) return "";
  const left = limits.textBytes - utf8Length(text);
  return left > nearLimit ? "" : `${left} bytes left`;
}

function completionHint({ doing }: Draft): string {
  if (doing?.what !== "completing" || doing.candidates.length < 2) return "";
  const round = [...doing.candidates.slice(doing.at), ...doing.candidates.slice(0, doing.at)];
  return round
    .slice(0, mostTold)
    .map(candidate => candidate.trim())
    .join("  ");
}

function pasteHint({ doing }: Draft, label: Keymap["label"]): string {
  if (doing?.what !== "pasting") return "";
  const choices = [
    `${doing.lines} lines pasted: ${label("send")} sends`,
    `${label("join-lines")} joins`,
    `${label("code-block")} code block`,
    `${label("escape")} discards`,
  ];
  return choices.join("  ");
}

function usageHint({ text }: Draft): string {
  const [, name = "", more] = /^\/(?!\/)(\S*)(\s?)/.exec(text) ?? [];
  if (more === undefined) return "";
  const exact = commands.find(command => command.name === name.toLowerCase());
  // The ways to use one are told apart, since not all of them may fit.
  if (exact) return `${exact.usage.replaceAll(", /", "  /")}  ${exact.help}`;
  const begun = more === "" ? commands.filter(command => command.name.startsWith(name.toLowerCase())) : [];
  return begun
    .slice(0, mostTold)
    .map(command => `/${command.name}`)
    .join("  ");
}
