import { limits } from "./limits.ts";
import { normalized } from "./normalized.ts";
import { printableLine } from "./text.ts";

/** Letters, marks, digits and `._-`, beginning with a letter or digit; no spaces, so that a name is one word. */
const shape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
/** More than two marks on one letter climb into the lines above and below. */
const stacked = /\p{M}{3}/u;
/** Fillers and selectors count as letters and marks, and nobody sees them: a name would look like another. */
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** What speaks for the server, or for everybody, is nobody's name. */
export const reservedNames: readonly string[] = [
  ...["admin", "administrator", "backchannel", "chat", "moderator", "mod", "operator", "owner", "security"],
  ...["server", "staff", "support", "system", "abuse", "postmaster", "webmaster", "nobody", "anonymous"],
  ...["all", "channel", "everybody", "everyone", "here", "room", "you", "me"],
];

/** The one form in which a name is stored and shown, or undefined if it is not a name. */
export function userName(input: string): string | undefined {
  return name(input, limits.userName);
}

/** The same for a room's name; people may write it with its `#`. */
export function roomName(input: string): string | undefined {
  return name(input.startsWith("#") ? input.slice(1) : input, limits.roomName);
}

/** Begins as a name does, so that no sign before it is part of it; brackets are where its owner's name stands. */
const displayed = /^[\p{L}\p{N}][^()]*$/u;

/** The one form in which what somebody is called besides is stored and shown, or undefined if it cannot be. */
export function displayName(input: string): string | undefined {
  if (input.length > limits.display * 4 || !input.isWellFormed()) return undefined;
  const composed = input.normalize("NFC").trim();
  if (composed.length > limits.display || !displayed.test(composed) || stacked.test(composed))
    return undefined;
  return printableLine(composed) === composed ? composed : undefined;
}

/** Two names that fold alike are one name: `Alice`, `alice` and `ＡＬＩＣＥ`. */
export function foldName(name: string): string {
  return normalized(normalized(name, "NFKC").toLowerCase(), "NFKC");
}

function name(input: string, longest: number): string | undefined {
  if (input.length > longest * 4) return undefined;
  const composed = input.normalize("NFC");
  if (composed.length === 0 || composed.length > longest) return undefined;
  const fits = shape.test(composed) && !stacked.test(composed) && !unseen.test(composed);
  return fits ? composed : undefined;
}
