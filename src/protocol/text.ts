import { limits } from "./limits.ts";

/**
 * The text rules. What was typed is what is stored; what reaches a terminal goes through `printable` (or
 * `printableLine`) first, always, wherever it came from. This is the only place that decides what is harmless.
 */

/** Whether a message may hold this text: not blank, well-formed Unicode, and within the limit. */
export function isMessageText(text: string): boolean {
  return text.isWellFormed() && text.trim() !== "" && utf8Length(text) <= limits.textBytes;
}

/** Whether this may be said: with a picture there need not be a text. */
export function maySay({ text, picture }: { text: string; picture?: object | undefined }): boolean {
  return isMessageText(text) || (picture !== undefined && text === "");
}

/** Whether a room may have this topic: one line, nothing that is not printable, not too long; empty clears it. */
export function isTopic(text: string): boolean {
  return text.isWellFormed() && text.length <= limits.topic && printableLine(text) === text;
}

/** Bytes of this text as UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Nearly all text is this, and needs no more than one look. */
const plain = /^[\x20-\x7e\n]*$/;

// In the order of the alternatives below:
// C0 but newline and tab, DEL: shown as their control pictures. Line and paragraph separators: a newline. Lone
// surrogates, and all that Unicode calls ignorable (bidi controls, zero-width characters, tags, fillers) but joiners and
// the emoji selectors: removed. C1, object marks, and formats that are left (the interlinear ones, Arabic signs that
// enclose numbers: in many terminals they have no cell and fall onto the one before, which may be ours), and what is no
// character: shown as U+FFFD.
const hostile =
  /[\0-\x08\x0b-\x1f\x7f]|[\u2028\u2029]|\p{Cs}|(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|[\x80-\x9f\ufffc]|(?!\u200c|\u200d)\p{Cf}|\p{Noncharacter_Code_Point}/gu;
const unseen = /\p{Cs}|\p{Default_Ignorable_Code_Point}/u;
/** More than this many marks on one letter climb out of their row, or go on without an end; so do pieces of Hangul. */
const stackedMarks =
  /([\p{M}\uff9e\uff9f]{4})[\p{M}\uff9e\uff9f]+|([\u1100-\u115f\ua960-\ua97c]{3})[\u1100-\u115f\ua960-\ua97c]+|([\u1160-\u11a7\ud7b0-\ud7c6]{3})[\u1160-\u11a7\ud7b0-\ud7c6]+|([\u11a8-\u11ff\ud7cb-\ud7fb]{3})[\u11a8-\u11ff\ud7cb-\ud7fb]+/gu;
/** A mark with nothing to stand on would stand on what is before the text. */
const looseMark = /(?<=^|\s)(?=[\p{M}\p{Emoji_Modifier}\uff9e\uff9f\u0e33\u0eb3])/gu;
/** A joiner joins letters or pictures; anywhere else it is a way to hide. */
const looseJoiner =
  /(?<!\ufe0f|[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu;

/** Text of any origin made harmless for a terminal: no control but newlines, nothing hidden, nothing that climbs. */
export function printable(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, "    ")
    .replace(hostile, harmless)
    .replace(looseJoiner, "")
    .replace(stackedMarks, "$1$2$3$4")
    .replace(looseMark, "\u25cc");
}

/** The same on one line: for names, topics, errors, and whatever else has one row. */
export function printableLine(text: string): string {
  return printable(text).replace(/\n/g, " ");
}

/**
 * What JSON.stringify leaves as it is and no terminal should see: all that are not characters to be seen, and the marks
 * of a pile beyond the fourth.
 */
const unseenInJson = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffc]|(?<=\p{M}{4})\p{M}/gu;

/**
 * A value as one line of JSON that says the same and is harmless for a terminal: people read it there, too. With an
 * indent it is as many lines as there are things in it.
 */
export function printableJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  // A line break in a text is written as one already.
  return plain.test(json) ? json : json.replace(unseenInJson, sign => (sign === "\n" ? sign : escaped(sign)));
}

function escaped(character: string): string {
  return character
    .split("")
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

function harmless(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (code === 0x2028 || code === 0x2029) return "\n";
  return unseen.test(character) ? "" : "\ufffd";
}
