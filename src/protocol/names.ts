import { limits } from "./limits.ts";

/** Letters, marks, digits and `._-`, beginning with a letter or digit; no spaces, so that a name is one word. */
const shape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
/** More than two marks on one letter climb into the lines above and below. */
const stacked = /\p{M}{3}/u;

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

/** Two names that fold alike are one name: `Alice`, `alice` and `ＡＬＩＣＥ`. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}

function name(input: string, longest: number): string | undefined {
  if (input.length > longest * 4) return undefined;
  const composed = input.normalize("NFC");
  if (composed.length === 0 || composed.length > longest) return undefined;
  return shape.test(composed) && !stacked.test(composed) ? composed : undefined;
}
